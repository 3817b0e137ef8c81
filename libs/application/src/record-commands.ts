import { commandFrom, type Records, type Standing } from '@sebone/initiative';
import type { Rejection } from '@sebone/kernel';
import type { StagedRecord } from '@sebone/workbook';

/**
 * The command that a staged record asks for, given what stands: to record it, to correct what stands, or to take back
 * what the row no longer tells of.
 * @returns `undefined` where the row tells of nothing and nothing stands; a refusal where its content fits no command
 */
export function commandFor(record: StagedRecord, records: Records): object | Rejection | undefined {
  const name = `${record.kind}/${record.key}`;
  const standing = records.get(name);
  if (!record.told)
    return (
      standing &&
      commandFrom(record.void!, { initiative: record.initiative, ...record.correctBody, because: changed(record) })
    );
  if (standing)
    return commandFrom(record.correct, {
      ...saidAfter(standing, record.body),
      ...standingOf(record.unsaid, standing),
      ...record.correctBody,
      because: changed(record),
    });
  const takenBack = record.void === undefined ? undefined : records.get(`voided/${name}`);
  return commandFrom(record.record, takenBack ? saidAfter(takenBack, record.body) : record.body);
}

/** A row that still bears the day of its first report says nothing of when its change came to be known: today, then. */
function saidAfter(before: Standing, { reportedOn, ...body }: { readonly reportedOn?: string }): object {
  return reportedOn !== undefined && reportedOn > before.reportedOn ? { ...body, reportedOn } : body;
}

/** A column that the file does not have says nothing: what stands goes on standing. */
function standingOf(fields: readonly string[], { data }: Standing): object {
  return Object.fromEntries(
    fields.filter((field) => field in data).map((field) => [field, (data as Record<string, unknown>)[field]]),
  );
}

const changed = ({ at }: StagedRecord): string => `Changed in the workbook: ${at.file}, line ${at.line}`;
