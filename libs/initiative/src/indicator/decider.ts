import { reject, type Rejection } from '@sebone/kernel';
import { deciderOf, recordsAlone } from '../deciding.ts';
import { KINDS } from '../kinds.ts';
import { said, type Records } from '../records.ts';
import { field, firstRefusal, happened, partnerOn } from '../rules.ts';
import * as Command from './commands.ts';
import type { Definition, Measurement } from './events.ts';

/** What decisions about an indicator look at. */
export interface IndicatorState {
  readonly records: Records;
}

/** One indicator: what is measured, from where to where, and every measurement of it. */
export const indicatorDecider = deciderOf<IndicatorState>(recordsAlone, ({ records }) => {
  records(KINDS.definition, {
    record: Command.DefineIndicator,
    correct: Command.CorrectIndicatorDefinition,
    void: Command.VoidIndicatorDefinition,
    content: (c) =>
      said<Definition>({
        indicatorId: c.indicatorId,
        version: c.version,
        name: c.name,
        unit: c.unit,
        direction: c.direction,
        baseline: c.baseline,
        baselineOn: c.baselineOn,
        target: c.target,
        targetOn: c.targetOn,
      }),
    keyOf: (c) => String(c.version),
    rule: (c, state, around) =>
      firstRefusal(
        () => happened(c, around),
        () => versionFollows(c, state),
      ),
    voidRule: (c, state) => notMeasured(c, state),
  });
  records(KINDS.measurement, {
    record: Command.RecordMeasurement,
    correct: Command.CorrectMeasurement,
    void: Command.VoidMeasurement,
    content: (c) =>
      said<Measurement>({
        indicatorId: c.indicatorId,
        measurementId: c.measurementId,
        partnerId: c.partnerId,
        value: c.value,
      }),
    keyOf: (c) => c.measurementId,
    rule: (c, state, around) =>
      firstRefusal(
        () => happened(c, around),
        () => indicatorKnown(c.indicatorId, state),
        () => (c.partnerId === undefined ? undefined : partnerOn(c.partnerId, c.occurredOn, around.partner)),
      ),
  });
});

const versionFollows = (c: Command.DefineIndicator, state: IndicatorState): Rejection | undefined =>
  c.version === 1 || state.records.has(`definition/${c.version - 1}`)
    ? undefined
    : reject(
        'version-skipped',
        {
          en: `Version ${c.version} of "${c.indicatorId}" has no version ${c.version - 1} before it.`,
          ja: `「${c.indicatorId}」の第${c.version}版の前に、第${c.version - 1}版がない。`,
        },
        [field('version', c.version, 'Number the versions from 1 without gaps.', '版は 1 から順に番号を付ける。')],
      );

const indicatorKnown = (indicatorId: string, state: IndicatorState): Rejection | undefined =>
  state.records.has('definition/1')
    ? undefined
    : reject(
        'unknown-indicator',
        { en: `Indicator "${indicatorId}" is not defined.`, ja: `指標「${indicatorId}」は定義されていない。` },
        [
          field(
            'indicatorId',
            indicatorId,
            'Name a defined indicator, or define it first.',
            '定義済みの指標を指定するか、先に定義する。',
          ),
        ],
      );

function notMeasured(c: Command.VoidIndicatorDefinition, state: IndicatorState): Rejection | undefined {
  const rests = [...state.records.keys()].find(
    (name) => name === `definition/${c.version + 1}` || (c.version === 1 && name.startsWith('measurement/')),
  );
  if (rests === undefined) return undefined;
  return reject(
    'still-referred-to',
    {
      en: `"${rests}" rests on version ${c.version} of "${c.indicatorId}".`,
      ja: `「${rests}」が「${c.indicatorId}」の第${c.version}版に基づいている。`,
    },
    [
      field(
        'version',
        c.version,
        'Void what rests on it first, or correct the definition.',
        '先にそれを取り消すか、定義の訂正として送る。',
      ),
    ],
  );
}
