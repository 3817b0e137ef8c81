import type { Day } from '@sebone/kernel';
import { objection, type Objection } from './fault.ts';
import type { SheetName } from './sheets.ts';

/** Why a row is refused, beyond the form of each of its cells. Where the domain has the same rule, its code. */

export const BLANK = objection('blank', 'This cell has to be filled in.', '必須のセルが空になっている。');

export const COMPLETES_NOTHING = objection(
  'completes-nothing',
  'The action completes a commitment, but names none.',
  '完了の対象となるコミットメントが書かれていない。',
);

export const cellCount = (has: number, header: number): Objection =>
  objection(
    'cell-count',
    `The row has ${has} cells, the header ${header}: a comma is missing, or one stands in a cell without quotes around it.`,
    `セルの数（${has}）が見出し行（${header}）と異なる。区切りの「,」が足りないか、引用符のないセルの中に「,」がある。`,
  );

export const outOfOrder = (code: string, from: string, first: Day, to: string): Objection =>
  objection(
    code,
    `"${to}" cannot be before "${from}", which is ${first}.`,
    `「${to}」が「${from}」（${first}）より前になっている。`,
  );

export const inTheFuture = (today: Day): Objection =>
  objection(
    'in-the-future',
    `This lies after today, ${today}: it cannot have happened yet.`,
    `今日（${today}）より後の日付であり、まだ起きていない。`,
  );

export const reportedInTheFuture = (today: Day): Objection =>
  objection(
    'reported-in-the-future',
    `This lies after today, ${today}: nobody can have reported it yet.`,
    `今日（${today}）より後の日付であり、まだ報告されているはずがない。`,
  );

export const occurredAfterReported = (on: Day): Objection =>
  objection(
    'occurred-after-reported',
    `What happened on ${on} cannot have been reported before.`,
    `${on}の出来事が、それより前に報告されたことになっている。`,
  );

const NOUNS: Partial<Record<SheetName, readonly [en: string, ja: string]>> = {
  initiatives: ['initiative', '取り組み'],
  partners: ['partner', 'パートナー'],
  commitments: ['commitment', 'コミットメント'],
  meetings: ['meeting', '会議'],
  indicators: ['indicator', '指標'],
  knowledge: ['item', '知見'],
};

export function unknownName(sheet: SheetName, initiative: string): Objection {
  const [en, ja] = NOUNS[sheet]!;
  return sheet === 'initiatives'
    ? objection('unknown-initiative', `"initiatives" has no such id.`, `initiatives にこの id の行がない。`)
    : objection(
        `unknown-${en}`,
        `"${sheet}" has no such ${en} in initiative "${initiative}".`,
        `取り組み「${initiative}」の${ja}として ${sheet} にない。`,
      );
}

export const notItsCommitment = (maker: string): Objection =>
  objection(
    'not-its-commitment',
    `This commitment was made by another partner, "${maker}".`,
    `これは別のパートナー「${maker}」のコミットメントである。`,
  );

export const idTaken = (line: number): Objection =>
  objection(
    'id-taken',
    `The row on line ${line} has the same id and says something else.`,
    `同じ id の行が ${line} 行目にあり、内容が異なる。`,
  );

export const staysOverlap = (line: number): Objection =>
  objection(
    'stays-overlap',
    `The partner's stay on line ${line} has not ended by then: a row for each stay, one after the other.`,
    `${line} 行目の参加がまだ終わっていない。参加ごとに 1 行とし、期間が重ならないようにする。`,
  );

export const nothingToTellOf = (later: string): Objection =>
  objection(
    'nothing-to-tell-of',
    `This is ignored: "${later}" is blank.`,
    `「${later}」が空のため、この値は無視する。`,
  );

/** What becomes of the rows that rest on a row with faults. */
export const HELD_BACK = objection(
  'held-back',
  'Nothing speaks against this row, but one that it refers to has faults.',
  'この行に誤りはないが、参照先の行に誤りがある。',
);
