import { BACKBONE_FUNCTIONS, CONDITIONS, RESOURCE_KINDS } from '@sebone/initiative';

/** What the pages of the API have to say, asked in SQL of what the command line exports. */

const listed = (values: readonly string[]): string => `[${values.map((value) => `'${value}'`).join(', ')}]`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
/** A query with one column as a list. */
const all = (sql: string): string => `coalesce((SELECT list(row) FROM (${sql}) AS row), [])`;
/** A query with at most one row as a structure. */
const one = (sql: string): string => `(SELECT row FROM (${sql}) AS row)`;

const RUNWAY = `max(pays_until) AS fundedUntil, max(pays_until) - as_of() AS daysLeft, count(*) AS awards,
  count(*) FILTER (starts_on <= as_of() AND pays_until >= as_of()) AS inForce`;
const purposes = `SELECT purpose, ${RUNWAY} FROM paying GROUP BY purpose ORDER BY purpose NULLS LAST`;
const FUNDING = one(`SELECT ${RUNWAY}, ${all(purposes)} AS byPurpose FROM paying`);

const counted = (table: string): string => `SELECT state, count(*) AS count FROM ${table} GROUP BY state`;
const latest = (table: string): string => `${table} ORDER BY occurred_on DESC, place DESC LIMIT 1`;

/** The counts by state come as lists: a state that nothing is in has no line. */
export const OVERVIEW = `
  SELECT s.name, c.purpose, c.planned_until AS plannedUntil, coalesce(c.occurred_on, (SELECT min(occurred_on) FROM standing)) AS startedOn,
    s.state, s.since, s.next_due AS nextDue,
    nullif(regexp_extract(s.state, 'phase\\.(\\w+)', 1), '') AS phase,
    nullif(regexp_extract(s.state, 'vitality\\.(\\w+)', 1), '') AS vitality,
    coalesce((SELECT version FROM ${latest('policies')}), 'default-1') AS policy,
    (SELECT occurred_on FROM ended) AS endedOn, (SELECT reason FROM ended) AS endReason,
    ${FUNDING} AS funding,
    ${all(`
      SELECT condition, a.grade, a.occurred_on AS assessedOn, a.reported_on AS reportedOn, a.fact_id AS factId, a.evidence
      FROM (SELECT unnest(${listed(CONDITIONS)}) AS condition, unnest(range(5)) AS nth)
      LEFT JOIN (FROM condition_assessments
        QUALIFY row_number() OVER (PARTITION BY condition ORDER BY occurred_on DESC, place DESC) = 1) AS a USING (condition)
      ORDER BY nth`)} AS conditions,
    { partners: ${all(counted('partner_states'))}, commitments: ${all(counted('commitment_states'))},
      actions: (SELECT count(*) FROM actions), items: (SELECT count(*) FROM knowledge), facts: (SELECT count(*) FROM standing),
      meetings: (SELECT count(DISTINCT meeting) FROM
        (SELECT meeting FROM meetings UNION ALL SELECT meeting FROM meeting_calls UNION ALL SELECT meeting FROM attendance)),
      indicators: (SELECT count(DISTINCT indicator) FROM
        (SELECT indicator FROM indicators UNION ALL SELECT indicator FROM measurements)) } AS counts
  FROM initiative_states s LEFT JOIN charters c ON true`;

const FLOWS = (flows: string): string =>
  `{ given: sum(amount) FILTER (${flows} AND direction = 'gave'),
     timesGiven: count(*) FILTER (${flows} AND direction = 'gave'),
     received: sum(amount) FILTER (${flows} AND direction = 'received'),
     timesReceived: count(*) FILTER (${flows} AND direction = 'received') }`;
/** The twelve months to the horizon. */
const IN_YEAR = 'occurred_on > as_of() - INTERVAL 12 MONTH';

/** A partner's page, but for its commitments and transitions. */
export const partnerPage = (id: string): string => `
  SELECT partner AS id, name, sector, role, state, since, next_due AS nextDue,
    ${all(`
      SELECT j.stay, j.occurred_on AS joinedOn, j.reported_on AS reportedOn, j.role, l.occurred_on AS leftOn, l.reason
      FROM joinings j LEFT JOIN leavings l ON (l.partner, l.stay) = (j.partner, j.stay)
        AND (l.occurred_on, l.place) > (j.occurred_on, j.place)
      WHERE j.partner = ${text(id)} ORDER BY j.occurred_on, j.place`)} AS stays,
    ${all(`
      SELECT kind, unit, ${FLOWS(IN_YEAR)} AS year, ${FLOWS('true')} AS overall
      FROM resources WHERE partner = ${text(id)}
      GROUP BY kind, unit ORDER BY list_position(${listed(RESOURCE_KINDS)}, kind), coalesce(unit, '')`)} AS reciprocity,
    ${all(`
      SELECT award AS awardId, fact_id AS factId, occurred_on AS awardedOn, starts_on AS startsOn, pays_until AS paysUntil,
        amount, currency, purpose, ended_on AS endedOn
      FROM paying WHERE partner = ${text(id)} ORDER BY occurred_on, place`)} AS awards,
    ${one(`
      SELECT count(*) FILTER (presence = 'present') AS present, count(*) FILTER (presence = 'absent') AS absent,
        count(*) FILTER (presence = 'excused') AS excused,
        max(occurred_on) FILTER (presence = 'present') AS lastPresentOn
      FROM attendance WHERE partner = ${text(id)}`)} AS attendance,
    (SELECT count(*) FROM contributions WHERE partner = ${text(id)}) AS contributions,
    ${one(`SELECT occurred_on AS "on", type, fact_id AS factId FROM ${latest(`contributions WHERE partner = ${text(id)}`)}`)}
      AS lastContribution
  FROM partner_states WHERE partner = ${text(id)}`;

const PAUSES = `SELECT *, coalesce("on" - lag("on") OVER (PARTITION BY function ORDER BY "on"), 0) AS pause
  FROM (SELECT DISTINCT function, occurred_on AS "on" FROM backbone_functions)`;
const HABITS = `SELECT function, if(count(*) < threshold('no-backbone.function-habit'), NULL,
    max("on") + ceil(greatest(threshold('no-backbone.function-lapses-after'),
      threshold('no-backbone.function-patience') * max(pause)))::INTEGER) AS lapses_on
  FROM (${PAUSES}) GROUP BY function`;

const IN_FORCE = `SELECT partner, currency, sum(amount * 365 / greatest(1, ends_on - starts_on + 1)) AS per_year
  FROM paying WHERE as_of() BETWEEN greatest(starts_on, occurred_on) AND pays_until GROUP BY partner, currency`;
const SHARES = `SELECT *, if(sum(per_year) OVER paid > 0, per_year / sum(per_year) OVER paid, 1 / count(*) OVER paid) AS share
  FROM (${IN_FORCE}) WINDOW paid AS (PARTITION BY currency)`;
/** A funder has the least of its shares in every currency: none in one that it does not pay in. */
const LEAST = `SELECT f.partner AS partnerId, min(coalesce(s.share, 0)) AS share
  FROM (SELECT DISTINCT partner FROM (${IN_FORCE})) f CROSS JOIN (SELECT DISTINCT currency FROM (${IN_FORCE})) c
  LEFT JOIN (${SHARES}) s ON (s.partner, s.currency) = (f.partner, c.currency)
  GROUP BY f.partner ORDER BY share DESC, partnerId LIMIT 1`;

/** What holds an initiative up, but for the pace of the work. */
export const BACKBONE = `
  SELECT
    ${all(`
      SELECT s.partner AS id, s.name, max(j.occurred_on) AS joinedOn
      FROM partner_states s JOIN joinings j USING (partner)
      LEFT JOIN leavings l ON (l.partner, l.stay) = (j.partner, j.stay) AND (l.occurred_on, l.place) > (j.occurred_on, j.place)
      WHERE s.role = 'backbone' AND l.occurred_on IS NULL
      GROUP BY s.partner, s.name ORDER BY s.partner`)} AS backbones,
    ${all(`
      SELECT function,
        (SELECT { "on": p.occurred_on, partnerId: p.partner, partnerName: name_of(p.partner), factId: p.fact_id }
          FROM backbone_functions p WHERE p.function = f.function ORDER BY p.occurred_on DESC, p.place DESC LIMIT 1) AS last,
        (SELECT count(*) FROM backbone_functions p WHERE p.function = f.function) AS times,
        (SELECT count(*) FROM backbone_functions p WHERE p.function = f.function AND ${IN_YEAR}) AS timesInYear,
        lapses_on AS lapsesOn, coalesce(lapses_on <= as_of(), false) AS isLapsed
      FROM (SELECT unnest(${listed(BACKBONE_FUNCTIONS)}) AS function, unnest(range(6)) AS nth) AS f
      LEFT JOIN (${HABITS}) USING (function) ORDER BY nth`)} AS functions,
    { funders: ${all(`
        SELECT partner AS partnerId, name_of(partner) AS partnerName, currency, per_year AS perYear, share,
          (SELECT max(pays_until) FROM paying WHERE paying.partner = s.partner) AS until
        FROM (${SHARES}) AS s ORDER BY round(share, 9) DESC, partner, currency`)},
      largest: ${one(LEAST)},
      concentration: (SELECT if(count(DISTINCT currency) = 1, sum(share * share), NULL) FROM (${SHARES})) } AS sponsors,
    ${FUNDING} AS funding`;

/** The days on which a backbone's work shows, whoever did it. */
export const WORK = `
  WITH backbones AS (SELECT partner FROM named WHERE role = 'backbone')
  SELECT DISTINCT occurred_on AS "on" FROM (
    SELECT occurred_on FROM agendas UNION ALL SELECT occurred_on FROM phase_assessments
    UNION ALL SELECT occurred_on FROM condition_assessments UNION ALL SELECT occurred_on FROM meetings WHERE status = 'held'
    UNION ALL SELECT occurred_on FROM backbone_functions
    UNION ALL SELECT occurred_on FROM contributions WHERE partner IN (FROM backbones)
    UNION ALL SELECT occurred_on FROM uses WHERE partner IN (FROM backbones))
  ORDER BY 1`;

/** The versions of an indicator's definition. */
export const definitions = (id: string): string => `
  SELECT fact_id AS factId, version, occurred_on AS definedOn, reported_on AS reportedOn, name, unit, direction,
    baseline, baseline_on AS baselineOn, target, target_on AS targetOn
  FROM indicators WHERE indicator = ${text(id)} ORDER BY version`;

/** What was measured of an indicator. */
export const series = (id: string): string => `
  SELECT fact_id AS id, measurement AS measurementId, occurred_on AS "on", reported_on AS reportedOn, partner AS partnerId, value
  FROM measurements WHERE indicator = ${text(id)} ORDER BY occurred_on, place`;

/** How long each partner has stayed, and how long it took to act, by its first stay: days, and whether that is where it ended. */
export const LIFETIMES = `
  WITH seen AS (SELECT coalesce((SELECT occurred_on FROM ended), as_of()) AS until),
  first_stays AS (FROM joinings QUALIFY row_number() OVER (PARTITION BY partner ORDER BY occurred_on, place) = 1),
  lives AS (
    SELECT j.occurred_on AS joined, l.occurred_on AS departed, until AS seen,
      (SELECT min(d.occurred_on) FROM (
        SELECT partner, occurred_on FROM contributions UNION ALL SELECT partner, occurred_on FROM awards) AS d
       WHERE d.partner = j.partner AND d.occurred_on >= j.occurred_on) AS acted
    FROM first_stays j CROSS JOIN seen LEFT JOIN leavings l
      ON (l.partner, l.stay) = (j.partner, j.stay) AND (l.occurred_on, l.place) > (j.occurred_on, j.place)
    WHERE j.occurred_on <= until)
  SELECT year(joined)::VARCHAR AS year,
    { days: least(departed, seen) - joined, ended: coalesce(departed <= seen, false) } AS staying,
    { days: least(acted, departed, seen) - joined, ended: coalesce(acted <= least(departed, seen), false) } AS firstAction
  FROM lives`;
