import { dayOf, type Day } from '@sebone/kernel';
import { commitmentMachine } from '../commitment/machine.ts';
import { partnerName } from '../traps/measuring.ts';
import type { CommitmentHistory, History } from '../views/history.ts';
import { column, type Columns } from './columns.ts';
import { lifeOf, type Life } from './life.ts';

/** A commitment and what became of it: see {@link COMMITMENT_COLUMNS}. */
export interface CommitmentRow extends Life {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly commitmentId: string;
  readonly title: string;
  readonly madeOn: Day;
  readonly reportedOn: Day;
  readonly dueOn: Day | null;
  readonly closedOn: Day | null;
  readonly actions: number;
  readonly firstActionOn: Day | null;
  readonly lastActionOn: Day | null;
}

const STATES = Object.keys(commitmentMachine.states).filter((state) => state !== 'absent');

/** What the fields of a {@link CommitmentRow} say. */
export const COMMITMENT_COLUMNS: Columns<CommitmentRow> = {
  id: column('string', 'Id of the fact by which it was made', '作成を記録した事実の id'),
  partnerId: column('string', 'Who committed', '約束したパートナーの id'),
  partnerName: column('string', 'Who committed, by name', '約束したパートナーの名称'),
  commitmentId: column('string', 'Its id among the partner’s own', 'そのパートナーの中でのコミットメントの id'),
  title: column('string', 'What was promised, as last revised', '約束の内容（最新の改定）'),
  madeOn: column('day', 'The day it was made', '作成日'),
  reportedOn: column('day', 'The day the backbone came to know of it', '事務局が知った日'),
  dueOn: column(
    'day?',
    'The last day in time, as last revised; null where none was named',
    '期限（最新の改定）。定めがなければ null',
  ),
  state: column('string', 'Where it is in its life', '現在の状態', STATES),
  since: column('day', 'Since when it is in that state', 'その状態になった日'),
  nextDue: column(
    'day?',
    'When the state changes if nothing happens; null = never',
    '何もなければ状態が変わる日。変わらなければ null',
  ),
  closedOn: column(
    'day?',
    'When it was fulfilled or withdrawn; null while neither',
    '履行または取り下げの日。まだなければ null',
  ),
  actions: column('integer', 'How many actions were reported for it', '報告された活動の件数'),
  firstActionOn: column('day?', 'The first of them; null where there is none', '最初の活動の日。なければ null'),
  lastActionOn: column('day?', 'The last of them; null where there is none', '最後の活動の日。なければ null'),
};

const CLOSED = new Set(['fulfilled', 'fulfilledLate', 'withdrawn']);

/** Every commitment, in the order in which they were made. */
export function commitmentsOf(history: History): readonly CommitmentRow[] {
  return [...history.commitments.values()].map((commitment) => commitmentRow(commitment, history));
}

/** One commitment as a row. */
export function commitmentRow(commitment: CommitmentHistory, history: History): CommitmentRow {
  const { partnerId, id, made, title, dueOn, actions } = commitment;
  const life = lifeOf(commitment);
  return {
    id: made.fact.id,
    partnerId,
    partnerName: partnerName(history, partnerId),
    commitmentId: id,
    title,
    madeOn: dayOf(made.day),
    reportedOn: made.fact.reportedOn,
    dueOn: dueOn ?? null,
    ...life,
    closedOn: CLOSED.has(life.state) ? life.since : null,
    actions: actions.length,
    firstActionOn: actions[0]?.fact.occurredOn ?? null,
    lastActionOn: actions.at(-1)?.fact.occurredOn ?? null,
  };
}
