import type { Day } from '@sebone/kernel';
import { outlookOf } from '../traps/baseline.ts';
import type { History } from '../views/history.ts';
import { BETTER, type Better } from '../vocabulary.ts';
import { column, type Columns } from './columns.ts';
import { VERDICTS, verdictOf, type Verdict } from './verdict.ts';

/** An indicator in a list: see {@link INDICATOR_COLUMNS}. */
export interface IndicatorRow {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  readonly direction: Better | null;
  readonly definedOn: Day | null;
  readonly measurements: number;
  readonly lastOn: Day | null;
  readonly lastValue: number | null;
  readonly verdict: Verdict['status'];
}

/** What the fields of an {@link IndicatorRow} say. */
export const INDICATOR_COLUMNS: Columns<IndicatorRow> = {
  id: column('string', 'Its id in the initiative', '取り組みの中での指標の id'),
  name: column('string', 'Its name as last defined, else its id', '名称（最新の定義）。定義がなければ id'),
  unit: column('string?', 'Its unit; null where none was said', '単位。言及がなければ null'),
  direction: column(
    'string?',
    'Which way is better; null where nobody said',
    '望ましい向き。言及がなければ null',
    BETTER,
  ),
  definedOn: column(
    'day?',
    'The day of the definition in force; null where there is none',
    '有効な定義の日。なければ null',
  ),
  measurements: column('integer', 'How many measurements stand', '有効な測定の件数'),
  lastOn: column(
    'day?',
    'The day of the last measurement, by whomever; null where there is none',
    '最後の測定の日（測定者を問わない）。なければ null',
  ),
  lastValue: column('number?', 'What was measured then; null where there is none', 'その測定値。なければ null'),
  verdict: column('string', 'How it does against its forecast and target', '予測・目標に対する判定', VERDICTS),
};

/** Every indicator that was defined or measured, by id. */
export function indicatorsOf(history: History): readonly IndicatorRow[] {
  return [...history.indicators.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((indicator) => {
      const outlook = outlookOf(indicator, history.policy);
      const last = indicator.measurements.at(-1);
      return {
        id: indicator.id,
        name: outlook.definition?.data.name ?? indicator.id,
        unit: outlook.definition?.data.unit ?? null,
        direction: outlook.definition?.data.direction ?? null,
        definedOn: outlook.definition?.fact.occurredOn ?? null,
        measurements: indicator.measurements.length,
        lastOn: last?.fact.occurredOn ?? null,
        lastValue: last?.data.value ?? null,
        verdict: verdictOf(indicator, outlook, history).status,
      };
    });
}
