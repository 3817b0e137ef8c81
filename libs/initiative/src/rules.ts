import { reject, type Day, type Rejection } from '@sebone/kernel';
import type { InitiativeState } from './initiative/state.ts';
import type { PartnerState, Stay } from './partner/state.ts';
import type { DatedCommand } from './records.ts';
import type { Surroundings } from './surroundings.ts';

/** The first rule that refuses, or `undefined` where none does. Rules are tried in order. */
export function firstRefusal(...rules: readonly (() => Rejection | undefined)[]): Rejection | undefined {
  for (const rule of rules) {
    const refusal = rule();
    if (refusal) return refusal;
  }
  return undefined;
}

/** A fact has happened before it is reported, and is reported before it is recorded. */
export function datesInOrder(command: Partial<DatedCommand>, today: Day): Rejection | undefined {
  const reportedOn = command.reportedOn ?? today;
  if (reportedOn > today)
    return reject(
      'reported-in-the-future',
      {
        en: `${reportedOn} is after today, ${today}: nobody can have reported it yet.`,
        ja: `${reportedOn}は今日（${today}）より後であり、まだ報告されているはずがない。`,
      },
      [
        field(
          'reportedOn',
          reportedOn,
          `Give ${today} or an earlier day, or leave it out for today.`,
          `${today}以前の日を指定するか、空にして今日とする。`,
        ),
      ],
    );
  if (command.occurredOn !== undefined && command.occurredOn > reportedOn)
    return reject(
      'occurred-after-reported',
      {
        en: `What was reported on ${reportedOn} cannot have happened later, on ${command.occurredOn}.`,
        ja: `${reportedOn}に報告されたことが、その後の${command.occurredOn}に起きたとはいえない。`,
      },
      [
        field(
          'occurredOn',
          command.occurredOn,
          `Give ${reportedOn} or an earlier day, or a later reportedOn.`,
          `${reportedOn}以前の日を指定するか、報告日を後の日にする。`,
        ),
      ],
    );
  return undefined;
}

/** Nothing is recorded for an initiative that was never chartered. */
export function chartered(initiativeId: string, initiative: InitiativeState): Rejection | undefined {
  if (initiative.charter) return undefined;
  return reject(
    'unknown-initiative',
    { en: `There is no initiative "${initiativeId}".`, ja: `取り組み「${initiativeId}」は存在しない。` },
    [
      field(
        'initiative',
        initiativeId,
        'Name an initiative that is chartered, or charter this one first.',
        '登録済みの取り組みを指定するか、先にこの取り組みを登録する。',
      ),
    ],
  );
}

/** Nothing happens in an initiative after the day it ended, until it is reopened. Reports of earlier days still come in. */
export function openOn(day: Day, initiative: InitiativeState): Rejection | undefined {
  const closed = initiative.closedSpans.find(
    (span) => day > span.from && (span.until === undefined || day < span.until),
  );
  if (!closed) return undefined;
  return reject(
    'initiative-closed',
    {
      en: `The initiative ended on ${closed.from}; nothing can have happened in it on ${day}.`,
      ja: `取り組みは${closed.from}に終了しており、${day}の出来事は記録できない。`,
    },
    [
      field(
        'occurredOn',
        day,
        `Give ${closed.from} or an earlier day, or reopen the initiative.`,
        `${closed.from}以前の日を指定するか、取り組みを再開する。`,
      ),
    ],
  );
}

/** The partner exists and was one on that day: joining and leaving days included. */
export function partnerOn(
  partnerId: string,
  day: Day,
  partner: Pick<PartnerState, 'stays'> | undefined,
): Rejection | undefined {
  const stays = partner ? partner.stays : [];
  if (stays.length === 0)
    return reject(
      'unknown-partner',
      { en: `"${partnerId}" has not joined this initiative.`, ja: `「${partnerId}」はこの取り組みに参加していない。` },
      [
        field(
          'partnerId',
          partnerId,
          'Name a partner that has joined, or let it join first.',
          '参加済みのパートナーを指定するか、先に参加を記録する。',
        ),
      ],
    );
  if (stays.some((stay) => within(stay, day))) return undefined;
  const first = stays[0]!;
  if (day < first.joinedOn)
    return reject(
      'before-joining',
      {
        en: `"${partnerId}" joined on ${first.joinedOn}; it cannot have taken part on ${day}.`,
        ja: `「${partnerId}」の参加は${first.joinedOn}であり、${day}の時点では参加していない。`,
      },
      [
        field(
          'occurredOn',
          day,
          `Give ${first.joinedOn} or a later day, or correct the joining.`,
          `${first.joinedOn}以後の日を指定するか、参加日を訂正する。`,
        ),
      ],
    );
  const left = stays.findLast((stay) => stay.leftOn !== undefined && stay.leftOn < day)!;
  return reject(
    'after-leaving',
    {
      en: `"${partnerId}" left on ${left.leftOn}; it cannot have taken part on ${day}.`,
      ja: `「${partnerId}」は${left.leftOn}に離脱しており、${day}の時点では参加していない。`,
    },
    [
      field(
        'occurredOn',
        day,
        `Give ${left.leftOn} or an earlier day, or record its return.`,
        `${left.leftOn}以前の日を指定するか、復帰を記録する。`,
      ),
    ],
  );
}

const within = (stay: Stay, day: Day): boolean =>
  day >= stay.joinedOn && (stay.leftOn === undefined || day <= stay.leftOn);

/** What every fact about a partner, in whatever stream, has to satisfy. */
export function takenPart(
  command: DatedCommand & { readonly initiative: string; readonly partnerId: string },
  partner: Pick<PartnerState, 'stays'> | undefined,
  around: Surroundings,
): Rejection | undefined {
  return firstRefusal(
    () => happened(command, around),
    () => partnerOn(command.partnerId, command.occurredOn, partner),
  );
}

/** What every fact has to satisfy: an initiative, dates in order, and not after its end. */
export function happened(
  command: DatedCommand & { readonly initiative: string },
  around: Surroundings,
): Rejection | undefined {
  return firstRefusal(
    () => chartered(command.initiative, around.initiative),
    () => datesInOrder(command, around.today),
    () => openOn(command.occurredOn, around.initiative),
  );
}

/** A lifecycle does not know this step from where it stands. */
export function notInThisState(what: string, whatJa: string, state: string, step: string, value: unknown): Rejection {
  return reject(
    'not-in-this-state',
    {
      en: `${what} is "${state}" then: ${step} is not possible from there.`,
      ja: `${whatJa}はその時点で「${state}」の状態にあり、${step} はできない。`,
    },
    [
      field(
        'occurredOn',
        value,
        'See its transitions, and give a day on which this step was possible.',
        '遷移の履歴を確かめ、この操作が可能だった日を指定する。',
      ),
    ],
  );
}

/** One field of a refusal. */
export function field(name: string, value: unknown, en: string, ja: string): Rejection['details'][number] {
  return { field: name, value, remedy: { en, ja } };
}
