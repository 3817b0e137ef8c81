import type { Day, Fact } from '@sebone/kernel';
import type { Action } from '../partner/events.ts';
import { partnerName } from '../traps/measuring.ts';
import type { History } from '../views/history.ts';
import { ACTION_CODES, type ActionCode } from '../vocabulary.ts';
import { column, type Columns } from './columns.ts';

/** An action that was reported: see {@link ACTION_COLUMNS}. */
export interface ActionRow {
  readonly id: string;
  readonly partnerId: string;
  readonly partnerName: string;
  readonly actionId: string;
  readonly occurredOn: Day;
  readonly reportedOn: Day;
  readonly title: string;
  readonly code: ActionCode | null;
  readonly hours: number | null;
  readonly commitmentId: string | null;
  readonly completes: boolean;
  readonly evidence: string | null;
}

/** What the fields of an {@link ActionRow} say. */
export const ACTION_COLUMNS: Columns<ActionRow> = {
  id: column('string', 'Id of the fact by which it was reported', '報告を記録した事実の id'),
  partnerId: column('string', 'Who acted', '活動したパートナーの id'),
  partnerName: column('string', 'Who acted, by name', '活動したパートナーの名称'),
  actionId: column('string', 'Its id among the partner’s own', 'そのパートナーの中での活動の id'),
  occurredOn: column('day', 'The day it happened', '活動の日'),
  reportedOn: column('day', 'The day the backbone came to know of it', '事務局が知った日'),
  title: column('string', 'What was done', '活動の内容'),
  code: column(
    'string?',
    'Its kind, after the Community Tool Box; null where none was said',
    'Community Tool Box による種別。言及がなければ null',
    ACTION_CODES,
  ),
  hours: column('number?', 'Hours of work; null where none were said', '作業時間。言及がなければ null'),
  commitmentId: column(
    'string?',
    'The commitment it is for; null where none was named',
    '対象のコミットメントの id。なければ null',
  ),
  completes: column('boolean', 'Whether it fulfils that commitment', 'そのコミットメントを履行する活動か'),
  evidence: column('string?', 'What shows it; null where nothing was said', '裏付け。言及がなければ null'),
};

/** Every action, in the order of time. */
export function actionsOf(history: History): readonly ActionRow[] {
  const actions = history.facts.filter(({ type }) => type === 'ActionReported') as readonly Fact<string, Action>[];
  return actions.map(({ id, occurredOn, reportedOn, data }) => ({
    id,
    partnerId: data.partnerId,
    partnerName: partnerName(history, data.partnerId),
    actionId: data.actionId,
    occurredOn,
    reportedOn,
    title: data.title,
    code: data.code ?? null,
    hours: data.hours ?? null,
    commitmentId: data.commitmentId ?? null,
    completes: data.completes === true,
    evidence: data.evidence ?? null,
  }));
}
