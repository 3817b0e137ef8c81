import { LEVELS, SUBJECT_KINDS, TRAPS, type FindingEvents } from '@sebone/initiative';
import {
  dayOrNull,
  jsonOrNull,
  realOrNull,
  recordView,
  text,
  textOrNull,
  type RecordColumn,
  type RecordTable,
} from '../record-view.ts';
import { oneOf } from './words.ts';

/** What any step may say: each says its part. */
type Step = { readonly findingId: string } & Partial<
  FindingEvents.Notice &
    FindingEvents.Escalation &
    FindingEvents.Remark &
    FindingEvents.Dismissal &
    FindingEvents.Intervention &
    FindingEvents.InterventionOutcome
>;

const STEPS: Readonly<Record<FindingEvents.FindingEvent['type'], string>> = {
  FindingRaised: 'raised',
  FindingEscalated: 'escalated',
  FindingCleared: 'cleared',
  FindingAcknowledged: 'acknowledged',
  FindingDismissed: 'dismissed',
  InterventionStarted: 'intervention-started',
  InterventionConcluded: 'intervention-concluded',
};

const columns: readonly RecordColumn<Step>[] = [
  text('finding', (step) => step.findingId, 'Id of the finding.', '所見の id。'),
  text('step', (_, fact) => STEPS[fact.type as keyof typeof STEPS], ...oneOf(Object.values(STEPS))),
  textOrNull('trap', (step) => step.trap, ...oneOf(TRAPS)),
  textOrNull('subject_kind', (step) => step.subject?.kind, ...oneOf(SUBJECT_KINDS)),
  textOrNull('subject', (step) => step.subject?.id, 'Id of what it is about.', '対象の id。'),
  textOrNull('level', (step) => step.level, ...oneOf(LEVELS)),
  dayOrNull('since', (step) => step.since, 'Since when, as judged.', 'いつからか（判定による）。'),
  realOrNull('score', (step) => step.score, '0 to 1.', '0 から 1。'),
  textOrNull('policy_version', (step) => step.policyVersion, 'The policy that judged.', '判定に用いた方針の版。'),
  jsonOrNull(
    'evidence',
    (step) => step.evidence && JSON.stringify(step.evidence),
    'Ids of the facts behind it: a JSON array.',
    '根拠となる事実の id（JSON 配列）。',
  ),
  textOrNull('intervention', (step) => step.interventionId, 'Id of the intervention.', '対応の id。'),
  textOrNull(
    'said',
    (step) => step.note ?? step.reason ?? step.action ?? step.outcome,
    'The note, reason, action or outcome given.',
    '述べられた補足、理由、対応、結果。',
  ),
];

const table: RecordTable = {
  name: 'notices',
  meaning: {
    en: 'Every step in the life of every finding; a trap, its subject and policy are named where it is raised.',
    ja: '所見の各段階。罠、対象、方針は提起時の行にある。',
  },
  types: { recorded: Object.keys(STEPS) },
  columns,
};

/** What was said about findings. Notices are never corrected: their replaced_on is always NULL. */
export const NOTICES = recordView({
  name: 'notices',
  version: 1,
  meaning: {
    en: 'Notices of findings: raised, answered, cleared or dismissed.',
    ja: '所見の通知：提起、対応、解消、却下。',
  },
  tables: [table],
});
