import { hash } from 'node:crypto';
import type { EventStore } from '@sebone/event-store';
import {
  LEVELS,
  commandFrom,
  findingMachine,
  type Finding,
  type FindingEvents,
  type Level,
  type Subject,
  type Trap,
} from '@sebone/initiative';
import { dayNumber, isRejection, streamName, type Day, type Fact, type Rejection } from '@sebone/kernel';
import { flatten, start, type Run } from '@sebone/statechart';
import { ask, type Asked } from './questions.ts';
import type { Transactor } from './transact.ts';

/** The actor of every notice that {@link recordNotices} records. */
export const NOTICING_ACTOR = 'sebone.notices';

/** A notice recorded: what was said of which finding. `level` is the one raised or escalated to, or that was cleared. */
export interface Noticed {
  readonly step: 'raised' | 'escalated' | 'cleared';
  readonly findingId: string;
  readonly trap: Trap;
  readonly subject: Subject;
  readonly level: Level;
  readonly since: Day;
}

/** What one noticing recorded, in the order recorded; nothing where all had been said. */
export interface NoticesAnswer {
  readonly initiative: string;
  /** The day judged. */
  readonly day: Day;
  readonly noticed: readonly Noticed[];
}

export interface NoticingOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The day to judge, with what was known by then: today in the initiative's time zone unless told. */
  readonly day?: Day | undefined;
}

/** Most facts that a notice cites: what its commands take. */
const MOST_EVIDENCE = 200;

/** How often it compares anew where others wrote to the same findings meanwhile. */
const MOST_RETRIES = 3;

/**
 * Finds what the five traps look like in one initiative on a day, as known on that day, and records as notices what has
 * not been said of it yet: found for the first time, it is raised; at a higher level, escalated; no longer found, cleared. At a
 * lower level it is cleared, with a note, and raised at that level, so that a notice tells the level that was found and getting
 * worse again is told again. What was cleared here and is found again is raised again. What a person dismissed or cleared stays
 * so while it is the same finding: one with the `since` that it was raised with, or had on the day they said so.
 *
 * A notice bears the day judged and cites the facts behind it, of more than 200 the first and the newest. A finding of which
 * something was said on a later day, and those that people raise under ids of their own, are left alone. Stopped at any moment
 * and started again, or done by two at once, it says everything once: its command ids tell which step it is in the life of which
 * finding.
 *
 * Refuses with `unknown-initiative`; with what the domain says of a day that has not come; with `conflict` or `command-id-taken`
 * where others kept writing to the same findings.
 */
export async function recordNotices(
  store: EventStore,
  transactor: Transactor,
  initiative: string,
  { now, day: given }: NoticingOptions,
): Promise<NoticesAnswer | Rejection> {
  const noticed: Noticed[] = [];
  for (let attempt = 0; ; attempt++) {
    const known = await ask(store, initiative, now);
    if (isRejection(known)) return known;
    const day = given ?? known.today;
    let refusal: Rejection | undefined;
    for (const step of unsaid(known, day)) {
      const said = await say(step, transactor, initiative, day);
      if (isRejection(said)) refusal = said;
      else if (said) noticed.push(step.noticed);
    }
    if (!refusal) return { initiative, day, noticed };
    if (attempt === MOST_RETRIES) return refusal;
  }
}

/**
 * The id of the finding of a trap for a subject, and so its stream within the initiative: the same for ever, and another for another
 * pair. Names the subject where there is room for it in an id.
 */
export function findingIdOf({ trap, subject: { kind, id } }: Pick<Finding, 'trap' | 'subject'>): string {
  const named = `${trap}.${kind}.${id}`;
  return named.length <= 64 ? named : `${trap}.${kind}_${hash('sha256', id, 'hex').slice(0, 30)}`;
}

/** Ids of the facts that a notice cites: of more than 200 the first, where it began, and the newest, how it stands. */
export function citedFrom({ evidence }: Pick<Finding, 'evidence'>): readonly string[] {
  const ids = evidence.map(({ id }) => id);
  return ids.length <= MOST_EVIDENCE ? ids : [ids[0]!, ...ids.slice(1 - MOST_EVIDENCE)];
}

/** A step to take in the life of a finding. */
interface Step {
  readonly noticed: Noticed;
  /** Which one in that life it is, from 1. */
  readonly turn: number;
  readonly command: 'raise-finding' | 'escalate-finding' | 'clear-finding';
  readonly says: object;
}

/** Whether it was said now, and not before. */
async function say(
  { noticed, turn, command, says }: Step,
  transactor: Transactor,
  initiative: string,
  day: Day,
): Promise<boolean | Rejection> {
  const { step, findingId, since } = noticed;
  const made = commandFrom(command, { initiative, findingId, occurredOn: day, ...says });
  if (isRejection(made)) return made;
  const outcome = await transactor.transact(made, {
    commandId: `notice.${streamName('finding', initiative, findingId)}@${since}.${turn}-${step}`,
    actor: NOTICING_ACTOR,
    correlationId: `notices.${initiative}@${day}`,
  });
  return outcome.kind === 'rejection' ? outcome : outcome.kind === 'recorded' && !outcome.repeated;
}

/** What is to be said of a day: of what is found, what asks for attention first, then of what is no longer found. */
function unsaid(known: Asked, day: Day): readonly Step[] {
  const found = foundOn(day, known);
  const told = toldIn(known.facts);
  const gone = [...told].filter(([id, { notice, open }]) => open && !found.has(id) && id === findingIdOf(notice));
  return [
    ...[...found].flatMap(([id, finding]) => ofFound(finding, told.get(id), known)),
    ...gone.map(([, finding]) => clear(finding)),
  ].filter(({ noticed }) => (told.get(noticed.findingId)?.lastOn ?? day) <= day);
}

function ofFound(finding: Finding, told: Told | undefined, known: Asked): readonly Step[] {
  if (!told) return [raise(finding, 1)];
  if (!told.open) return isAnswered(told, finding, known) ? [] : [raise(finding, told.steps + 1)];
  const above = LEVELS.indexOf(finding.level) - LEVELS.indexOf(told.level);
  if (above > 0) return [escalate(finding, told)];
  return above < 0 ? [clear(told, loweredTo(finding.level)), raise(finding, told.steps + 2)] : [];
}

const foundOn = (day: Day, known: Asked): ReadonlyMap<string, Finding> =>
  new Map(known.traps({ asOf: day, knownAt: day }).findings.map((finding) => [findingIdOf(finding), finding]));

/** Whether a person's last word on it stands. Its `since` may have moved after it was raised: they judged what they saw. */
function isAnswered({ notice, closed }: Told, finding: Finding, known: Asked): boolean {
  if (!closed || closed.by === NOTICING_ACTOR) return false;
  return finding.since === notice.since || finding.since === foundOn(closed.on, known).get(findingIdOf(finding))?.since;
}

function raise(finding: Finding, turn: number): Step {
  const { trap, subject, level, since, score, policyVersion } = finding;
  return {
    noticed: { step: 'raised', findingId: findingIdOf(finding), trap, subject, level, since },
    turn,
    command: 'raise-finding',
    says: { trap, subject, level, since, score, policyVersion, evidence: citedFrom(finding) },
  };
}

const escalate = (finding: Finding, { notice, steps }: Told): Step => ({
  noticed: { ...named(notice), step: 'escalated', level: finding.level },
  turn: steps + 1,
  command: 'escalate-finding',
  says: { level: finding.level, score: finding.score, evidence: citedFrom(finding) },
});

const clear = ({ notice, level, steps }: Told, note?: string): Step => ({
  noticed: { ...named(notice), step: 'cleared', level },
  turn: steps + 1,
  command: 'clear-finding',
  says: { note },
});

const named = ({
  findingId,
  trap,
  subject,
  since,
}: FindingEvents.Notice): Pick<Noticed, 'findingId' | 'trap' | 'subject' | 'since'> => ({
  findingId,
  trap,
  subject,
  since,
});

const loweredTo = (level: Level): string =>
  `Lowered: found at "${level}" now. / 段階が下がり、今は「${level}」である。`;

/** What has been said of a finding so far. */
interface Told {
  /** As it was last raised. */
  readonly notice: FindingEvents.Notice;
  /** As last raised or escalated to. */
  readonly level: Level;
  /** Whether it stands: raised, and neither cleared nor dismissed since. */
  readonly open: boolean;
  /** Where it does not stand: since when, and who said so. */
  readonly closed: { readonly on: Day; readonly by: string } | undefined;
  readonly steps: number;
  /** The day of the last step. */
  readonly lastOn: Day;
}

const chart = flatten(findingMachine);
const CLOSED: ReadonlySet<string> = new Set(['cleared', 'dismissed']);

/** What has been said of each finding, by its id. */
function toldIn(facts: readonly Fact[]): ReadonlyMap<string, Told> {
  const told = new Map<string, Told>();
  const runs = new Map<string, Run>();
  for (const fact of facts) {
    if (!fact.stream.startsWith('finding-')) continue;
    const { findingId, level } = fact.data as FindingEvents.Notice;
    const on = dayNumber(fact.occurredOn);
    const run = runs.get(findingId) ?? start(chart, { on, due: () => Infinity });
    runs.set(findingId, run);
    const stood = !CLOSED.has(run.state);
    run.apply(fact.type, on, fact.id);
    const before = told.get(findingId);
    const open = !CLOSED.has(run.state);
    told.set(findingId, {
      notice: fact.type === 'FindingRaised' ? (fact.data as FindingEvents.Notice) : before!.notice,
      level: level ?? before!.level,
      open,
      closed: open ? undefined : stood ? { on: fact.occurredOn, by: fact.actor } : before!.closed,
      steps: fact.revision,
      lastOn: fact.occurredOn,
    });
  }
  return told;
}
