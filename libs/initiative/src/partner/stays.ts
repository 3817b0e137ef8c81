import { dayNumber, reject, type Rejection } from '@sebone/kernel';
import { flatten, start } from '@sebone/statechart';
import type { Records, Standing } from '../records.ts';
import { field, notInThisState } from '../rules.ts';
import type { InvitePartner, LeavePartner } from './commands.ts';
import { partnerMachine } from './machine.ts';
import { staysOf, type PartnerState } from './state.ts';

const membership = flatten(partnerMachine);
const never = (): number => Infinity;

/** The stay an invitation on that day is to: the one it was already for, else the next. */
export function invitedStay(c: InvitePartner, state: PartnerState): number {
  const next = state.stays.length + 1;
  for (let stay = 1; stay < next; stay++)
    if (state.records.get(`invitation/${stay}`)?.occurredOn === c.occurredOn) return stay;
  return next;
}

/** The stay that ended on that day, else the one that was open then, else the last. */
export function leftStay(c: LeavePartner, state: PartnerState): number {
  const { stays } = state;
  const ended = stays.find((stay) => stay.leftOn === c.occurredOn);
  const open = stays.find((stay) => stay.leftOn === undefined && stay.joinedOn <= c.occurredOn);
  return (ended ?? open ?? stays.at(-1))?.stay ?? 1;
}

/** The partner's coming and going, with one record put in its place or taken away, has to be a path of its machine. */
export function staysInOrder(
  partnerId: string,
  state: PartnerState,
  name: string,
  next: Standing | undefined,
): Rejection | undefined {
  const steps: { step: Standing; stay: number; order: number }[] = [];
  const last = state.stays.length + 2;
  for (let stay = 1; stay <= last; stay++)
    (['invitation', 'joining', 'leaving'] as const).forEach((kind, order) => {
      const step = name === `${kind}/${stay}` ? next : state.records.get(`${kind}/${stay}`);
      if (step) steps.push({ step, stay, order });
    });
  steps.sort((a, b) =>
    a.step.occurredOn < b.step.occurredOn
      ? -1
      : a.step.occurredOn > b.step.occurredOn
        ? 1
        : a.stay - b.stay || a.order - b.order,
  );
  const run = start(membership, { on: steps[0] ? dayNumber(steps[0].step.occurredOn) : 0, due: never });
  for (const { step } of steps) {
    if (!membership.accepts(run.config, step.type))
      return notInThisState(
        `Partner "${partnerId}"`,
        `パートナー「${partnerId}」`,
        run.state,
        step.type,
        step.occurredOn,
      );
    run.apply(step.type, dayNumber(step.occurredOn), step.factId);
  }
  return nothingStranded(state.records, name, next);
}

const TAKING_PART = new Set([
  'commitment',
  'commitment-revision',
  'fulfilment',
  'action',
  'resource',
  'backbone-function',
]);

/** What the partner is recorded to have done has to lie within its stays, as they would then be. */
function nothingStranded(records: Records, name: string, next: Standing | undefined): Rejection | undefined {
  const changed = new Map(
    [...records].filter(([record]) => record.startsWith('joining/') || record.startsWith('leaving/')),
  );
  if (next) changed.set(name, next);
  else changed.delete(name);
  const stays = staysOf(changed);
  for (const [record, { occurredOn }] of records) {
    if (!TAKING_PART.has(record.slice(0, record.indexOf('/')))) continue;
    if (stays.some((stay) => occurredOn >= stay.joinedOn && (stay.leftOn === undefined || occurredOn <= stay.leftOn)))
      continue;
    return reject(
      'leaves-records-outside',
      {
        en: `That would leave "${record}" of ${occurredOn} outside every stay.`,
        ja: `${occurredOn}の「${record}」が、どの参加期間にも入らなくなる。`,
      },
      [
        field(
          next ? 'occurredOn' : 'stay',
          next?.occurredOn ?? Number(name.slice(name.indexOf('/') + 1)),
          'Correct or void that record first, or give a day that keeps it inside.',
          '先にその記録を訂正または取り消すか、それが期間内に入る日を指定する。',
        ),
      ],
    );
  }
  return undefined;
}
