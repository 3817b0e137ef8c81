/** What the lists of the API have to say, asked in SQL of what the command line exports: by the last part of their paths. */

const partners = `
  SELECT partner AS id, name, state, since, next_due AS nextDue FROM partner_states ORDER BY partner`;

const actions = `
  SELECT fact_id AS id, partner AS partnerId, name_of(partner) AS partnerName, action AS actionId,
    occurred_on AS occurredOn, reported_on AS reportedOn, title, code, hours, commitment AS commitmentId, completes, evidence
  FROM actions ORDER BY occurred_on, place`;

const commitments = `
  SELECT c.fact_id AS id, c.partner AS partnerId, name_of(c.partner) AS partnerName, c.commitment AS commitmentId,
    revised.title, c.occurred_on AS madeOn, c.reported_on AS reportedOn, revised.due_on AS dueOn,
    s.state, s.since, s.next_due AS nextDue,
    if(s.state IN ('fulfilled', 'fulfilledLate', 'withdrawn'), s.since, NULL) AS closedOn,
    acted.actions, acted.firstActionOn, acted.lastActionOn
  FROM commitments c
  JOIN commitment_states s USING (partner, commitment)
  CROSS JOIN LATERAL (
    SELECT * FROM (
      SELECT c.title, c.due_on, c.occurred_on, c.place
      UNION ALL
      SELECT r.title, r.due_on, r.occurred_on, r.place FROM commitment_revisions r
      WHERE r.partner = c.partner AND r.commitment = c.commitment AND (r.occurred_on, r.place) > (c.occurred_on, c.place)
    ) ORDER BY occurred_on DESC, place DESC LIMIT 1) AS revised
  CROSS JOIN LATERAL (
    SELECT count(*) AS actions, min(a.occurred_on) AS firstActionOn, max(a.occurred_on) AS lastActionOn FROM actions a
    WHERE a.partner = c.partner AND a.commitment = c.commitment AND (a.occurred_on, a.place) > (c.occurred_on, c.place)
  ) AS acted
  ORDER BY c.occurred_on, c.place`;

const STAGES = ['received', 'discussed', 'referenced', 'adopted', 'implemented', 'effect'];
const rungs = STAGES.map((stage, height) => `count(*) FILTER (height > ${height}) AS ${stage}`).join(', ');

/** What each partner made of each item of another. */
const climbs = `
  SELECT k.item, count(*) AS uses, max(list_position(${JSON.stringify(STAGES).replaceAll('"', "'")}, u.stage)) AS height,
    min(greatest(u.occurred_on, k.occurred_on)) AS first_on, max(greatest(u.occurred_on, k.occurred_on)) AS last_on
  FROM knowledge k JOIN uses u ON u.item = k.item AND u.partner <> k.partner
  GROUP BY k.item, u.partner`;

const knowledge = `
  SELECT k.fact_id AS id, k.item AS itemId, k.title, k.kind, k.partner AS partnerId, name_of(k.partner) AS partnerName,
    k.occurred_on AS sharedOn, k.reported_on AS reportedOn, s.state, s.since, s.next_due AS nextDue, used.*
  FROM knowledge k
  JOIN item_states s USING (item)
  CROSS JOIN LATERAL (
    SELECT count(*) AS users, coalesce(sum(uses), 0)::INTEGER AS uses, ${rungs},
      min(first_on) AS firstUsedOn, min(first_on) - k.occurred_on AS daysToFirstUse, max(last_on) AS lastUsedOn
    FROM (${climbs}) WHERE item = k.item) AS used
  ORDER BY k.occurred_on, k.place`;

/** How many pairs of an item and a partner have come to each rung. */
export const LADDER = `SELECT ${rungs} FROM (${climbs})`;

/** By id; what they are judged to be is told apart. */
const indicators = `
  WITH defined AS (
    FROM indicators QUALIFY row_number() OVER (PARTITION BY indicator ORDER BY version DESC) = 1
  ), measured AS (
    SELECT *, count(*) OVER (PARTITION BY indicator) AS measurements FROM measurements
    QUALIFY row_number() OVER (PARTITION BY indicator ORDER BY occurred_on DESC, place DESC) = 1
  )
  SELECT coalesce(d.indicator, m.indicator) AS id, coalesce(d.name, m.indicator) AS name, d.unit, d.direction,
    d.occurred_on AS definedOn, coalesce(m.measurements, 0) AS measurements, m.occurred_on AS lastOn, m.value AS lastValue
  FROM defined d FULL JOIN measured m USING (indicator)
  ORDER BY 1`;

const meetings = `
  WITH counted AS (
    SELECT meeting, arg_min(fact_id, (occurred_on, place)) AS fact_id, min((occurred_on, place))[1] AS occurred_on,
      arg_min(reported_on, (occurred_on, place)) AS reported_on,
      count(*) FILTER (presence = 'present') AS present, count(*) FILTER (presence = 'absent') AS absent,
      count(*) FILTER (presence = 'excused') AS excused
    FROM attendance GROUP BY meeting
  ), known AS (
    SELECT meeting FROM meetings UNION SELECT meeting FROM meeting_calls UNION SELECT meeting FROM attendance
  )
  SELECT coalesce(m.fact_id, c.fact_id, a.fact_id) AS id, known.meeting AS meetingId, coalesce(m.title, c.title) AS title,
    coalesce(m.status, if(c.fact_id IS NULL, 'attended', 'called')) AS status,
    coalesce(m.occurred_on, c.planned_on, a.occurred_on) AS "on",
    coalesce(m.reported_on, c.reported_on, a.reported_on) AS reportedOn, c.planned_on AS plannedOn,
    coalesce(present, 0) AS present, coalesce(absent, 0) AS absent, coalesce(excused, 0) AS excused
  FROM known LEFT JOIN meetings m USING (meeting) LEFT JOIN meeting_calls c USING (meeting) LEFT JOIN counted a USING (meeting)
  ORDER BY "on", meetingId`;

const attendances = `
  SELECT fact_id AS id, meeting AS meetingId, partner AS partnerId, name_of(partner) AS partnerName, presence,
    occurred_on AS occurredOn, reported_on AS reportedOn
  FROM attendance ORDER BY occurred_on, place`;

/** The facts of the timeline, each with its data. */
const timeline = `
  SELECT occurred_on || '/' || id AS key, occurred_on AS "on", 'fact' AS kind, stream, type, data->>'partnerId' AS partner, id,
    reported_on AS reportedOn, NULL AS "of", NULL AS "from", NULL AS "to", NULL AS cause, data
  FROM standing ORDER BY occurred_on, place`;

export const LISTS = { partners, actions, commitments, knowledge, indicators, meetings, attendances, timeline } as const;

/** Where everything is in its life. */
export const LIVES = `
  SELECT 'initiative ' || initiative AS life, state, since FROM initiative_states
  UNION ALL SELECT 'partner ' || partner, state, since FROM partner_states
  UNION ALL SELECT 'commitment ' || partner || '/' || commitment, state, since FROM commitment_states
  UNION ALL SELECT 'item ' || item, state, since FROM item_states`;
