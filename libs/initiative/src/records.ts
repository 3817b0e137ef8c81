import { reject, type Day, type Decision, type DomainEvent, type Rejection, type StreamFact } from '@sebone/kernel';

/** What a `…Corrected` fact says beside the whole new content. */
export interface Corrects {
  /** The id of the fact it replaces: the one that stood until now. */
  readonly corrects: string;
  readonly because: string;
}

/** What a `…Voided` fact says: the named fact was a mistake and nothing stands in its place. */
export interface Voids {
  readonly voids: string;
  /** The record's kind and key, so that a stream can be folded without looking the voided fact up. */
  readonly record: string;
  readonly because: string;
}

/**
 * A kind of thing that is recorded, may be corrected and may be voided. Recorded twice with the same content it is
 * recorded once; with other content under the same key it is refused, since that is a correction.
 */
export interface RecordKind<Data extends object = never> {
  /** Singular noun, kebab-case. With the key it names a record within its stream. */
  readonly kind: string;
  /** What people call it in a refusal. */
  readonly noun: { readonly en: string; readonly ja: string };
  /** The event types that record it: the first is the usual one. */
  readonly recorded: readonly string[];
  readonly corrected: string;
  /** Absent where a record cannot be taken back, only corrected. */
  readonly voided?: string;
  /** What tells one record from another of its kind within the stream; correcting never changes it. */
  key(data: Data): string;
  /** Which of `recorded` a content is: a corrected fact stands as that type. */
  typeOf(data: Data): string;
}

/** Declares a {@link RecordKind}; one event type unless `typeOf` tells between several. */
export function recordKind<Data extends object>(
  kind: Omit<RecordKind<Data>, 'typeOf'> & { typeOf?: (data: Data) => string },
): RecordKind<Data> {
  return { typeOf: () => kind.recorded[0]!, ...kind };
}

/** A record as it stands now: the fact that last said so. */
export interface Standing<Data extends object = object> {
  readonly factId: string;
  readonly type: string;
  readonly occurredOn: Day;
  readonly reportedOn: Day;
  readonly data: Data;
}

/**
 * The records of one stream that stand, by `<kind>/<key>`. What took a record back is kept as `voided/<kind>/<key>`, so that
 * voiding it again says nothing new, and what erased its personal data as `erased/<kind>/<key>`.
 */
export type Records = Map<string, Standing>;

/** How event types relate to the kinds of records that they speak of. */
export interface RecordIndex {
  readonly byType: ReadonlyMap<
    string,
    { readonly kind: RecordKind; readonly role: 'recorded' | 'corrected' | 'voided' }
  >;
}

/** Indexes kinds by their event types. @throws Error where two kinds claim one type */
export function indexRecords(kinds: readonly RecordKind[]): RecordIndex {
  const byType = new Map<string, { kind: RecordKind; role: 'recorded' | 'corrected' | 'voided' }>();
  const claim = (type: string, kind: RecordKind, role: 'recorded' | 'corrected' | 'voided'): void => {
    if (byType.has(type)) throw new Error(`Two kinds of record claim the event type ${type}.`);
    byType.set(type, { kind, role });
  };
  for (const kind of kinds) {
    for (const type of kind.recorded) claim(type, kind, 'recorded');
    claim(kind.corrected, kind, 'corrected');
    if (kind.voided) claim(kind.voided, kind, 'voided');
  }
  return { byType };
}

/** The record as `<kind>/<key>` that a fact or a content is about. */
export function recordName<Data extends object>(kind: RecordKind<Data>, data: Data): string {
  return `${kind.kind}/${kind.key(data)}`;
}

/** Folds a fact into the records of its stream, in place. Facts of other kinds change nothing. */
export function evolveRecords(records: Records, fact: StreamFact, index: RecordIndex): void {
  const known = index.byType.get(fact.type);
  if (!known) return;
  if (known.role === 'voided') {
    const { record } = fact.data as Voids;
    records.delete(record);
    records.set(`voided/${record}`, {
      factId: fact.id,
      type: fact.type,
      occurredOn: fact.occurredOn,
      reportedOn: fact.reportedOn,
      data: fact.data,
    });
    return;
  }
  const data = fact.data as never;
  const type = known.role === 'recorded' ? fact.type : known.kind.typeOf(data);
  records.set(recordName(known.kind, data), {
    factId: fact.id,
    type,
    occurredOn: fact.occurredOn,
    reportedOn: fact.reportedOn,
    data: contentOf(fact.data),
  });
}

/** A fact's data without what only a correction says: the content that stands. */
export function contentOf(data: object): object {
  if (!('corrects' in data)) return data;
  const { corrects: _corrects, because: _because, ...content } = data as Corrects & object;
  return content;
}

/** A command that records, corrects or voids, as far as this module cares. */
export interface DatedCommand {
  readonly occurredOn: Day;
  readonly reportedOn?: Day;
}

/** Whether two contents say the same: fields with `undefined` count as absent. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key of Object.keys(left)) if (!sameContent(left[key], right[key])) return false;
  for (const key of Object.keys(right)) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}

/** Drops fields that are `undefined`, so that what is stored holds only what was said. */
export function said<Data extends object>(data: { [K in keyof Data]: Data[K] | undefined }): Data {
  const kept: Partial<Data> = {};
  for (const key in data) if (data[key] !== undefined) kept[key] = data[key];
  return kept as Data;
}

/** Decides to record `data`: once, whoever says it again. */
export function decideRecord<Data extends object>(
  kind: RecordKind<Data>,
  data: Data,
  command: DatedCommand,
  records: Records,
  today: Day,
): Decision {
  const key = kind.key(data);
  const standing = records.get(`${kind.kind}/${key}`);
  if (standing) {
    if (standing.occurredOn === command.occurredOn && sameContent(standing.data, data)) return [];
    return reject(
      'id-taken',
      {
        en: `The ${kind.noun.en} "${key}" is recorded already, with other content.`,
        ja: `${kind.noun.ja}「${key}」は、別の内容ですでに記録されている。`,
      },
      [
        {
          field: kind.kind,
          value: key,
          remedy: {
            en: `Use another id for another ${kind.noun.en}, or correct this one.`,
            ja: `別の${kind.noun.ja}なら別の id を使い、同じものなら訂正として送る。`,
          },
        },
      ],
    );
  }
  const reportedOn = command.reportedOn ?? today;
  const voided = records.get(`voided/${kind.kind}/${key}`);
  if (voided && reportedOn < voided.reportedOn) return correctedBeforeReported(reportedOn, voided.reportedOn);
  return [event(kind.typeOf(data), data, command, today)];
}

/** Decides to correct the record of `data`'s key to `data`: it must stand, and say something else. */
export function decideCorrection<Data extends object>(
  kind: RecordKind<Data>,
  data: Data,
  command: DatedCommand & { readonly because: string },
  records: Records,
  today: Day,
): Decision {
  const key = kind.key(data);
  const standing = records.get(`${kind.kind}/${key}`);
  if (!standing) return unknownRecord(kind, key);
  if (standing.occurredOn === command.occurredOn && sameContent(standing.data, data)) return [];
  const reportedOn = command.reportedOn ?? today;
  if (reportedOn < standing.reportedOn) return correctedBeforeReported(reportedOn, standing.reportedOn);
  return [event(kind.corrected, { ...data, corrects: standing.factId, because: command.because }, command, today)];
}

/**
 * Decides to void a record: it must stand, and is taken back once. The fact bears the voided fact's day, so that it hides it in
 * every view.
 */
export function decideVoiding(
  kind: RecordKind<never>,
  key: string,
  command: { readonly reportedOn?: Day; readonly because: string },
  records: Records,
  today: Day,
): Decision {
  const record = `${kind.kind}/${key}`;
  const standing = records.get(record);
  if (!standing) {
    const voided = records.get(`voided/${record}`) as Standing<Voids> | undefined;
    return voided?.data.because === command.because ? [] : unknownRecord(kind, key);
  }
  const reportedOn = command.reportedOn ?? today;
  if (reportedOn < standing.reportedOn) return correctedBeforeReported(reportedOn, standing.reportedOn);
  const data: Voids = { voids: standing.factId, record, because: command.because };
  return [{ type: kind.voided!, occurredOn: standing.occurredOn, reportedOn, data }];
}

/** An event of `command`, reported today unless it says otherwise. */
function event(type: string, data: object, command: DatedCommand, today: Day): DomainEvent {
  return { type, occurredOn: command.occurredOn, reportedOn: command.reportedOn ?? today, data };
}

/** Refuses what is said of a record that does not stand. */
export function unknownRecord(kind: Pick<RecordKind<never>, 'kind' | 'noun'>, key: string): Rejection {
  return reject(
    'unknown-record',
    { en: `No ${kind.noun.en} "${key}" stands here.`, ja: `${kind.noun.ja}「${key}」は記録にない。` },
    [
      {
        field: kind.kind,
        value: key,
        remedy: {
          en: 'Name a record that stands; a voided one is recorded anew.',
          ja: '記録にあるものを指定する。取り消したものは改めて記録する。',
        },
      },
    ],
  );
}

function correctedBeforeReported(reportedOn: Day, since: Day): Decision {
  return reject(
    'corrected-before-reported',
    {
      en: `What was reported on ${since} cannot have been corrected before, on ${reportedOn}.`,
      ja: `${since}に報告された内容を、それより前の${reportedOn}付けで訂正することはできない。`,
    },
    [
      {
        field: 'reportedOn',
        value: reportedOn,
        remedy: {
          en: `Give ${since} or a later day, or leave it out for today.`,
          ja: `${since}以後の日を指定するか、空にして今日とする。`,
        },
      },
    ],
  );
}
