/** A sentence in both languages of those who read it. */
export interface Text {
  readonly en: string;
  readonly ja: string;
}

/**
 * What a fault means for the history: `bad`, something is not what it was, or not what was signed; `diverges`, the log shows others
 * another past; `incomplete`, something is withheld or missing, and no record of an erasure says why.
 */
export type FaultKind = 'bad' | 'diverges' | 'incomplete';

/** One thing that is wrong with a bundle. */
export interface Fault {
  readonly code: FaultCode;
  readonly kind: FaultKind;
  /** The place: `<section>:<line in it, from 1>`, `manifest`, `signature`, a stream, an event's id, or `held:<number>`. */
  readonly where: string;
  readonly message: Text;
}

/** Notes a fault. `detail` goes into the sentence where it has a place for it. */
export type Find = (code: FaultCode, where: string, detail?: string) => void;

type Sentence = readonly [kind: FaultKind, en: string, ja: string];

const SENTENCES = {
  'not-a-bundle': [
    'bad',
    'The file does not begin with the manifest of a bundle.',
    'ファイルがバンドルのマニフェストで始まっていません。',
  ],
  'manifest-unsigned': [
    'bad',
    "The log's current key did not sign this manifest.",
    'このマニフェストには、ログの現在の鍵による署名がありません。',
  ],
  'section-altered': [
    'bad',
    'This section is not the one that was signed: its lines were changed, added or put in another order.',
    'この部分は署名されたものと異なります。行が書き換えられたか、加えられたか、順序が変えられています。',
  ],
  'malformed-line': [
    'bad',
    'This line is not canonical JSON of the form that its section has.',
    'この行は、その部分の形式に合う正準な JSON ではありません。',
  ],
  'untrusted-log': [
    'bad',
    'None of the keys of this log is in the files of trusted keys.',
    'このログの鍵はどれも、信頼する鍵のファイルにありません。',
  ],
  'key-not-endorsed': ['bad', 'The key before this one does not vouch for it.', '前の鍵がこの鍵を保証していません。'],
  'not-a-checkpoint': ['bad', 'This is no checkpoint of this log.', 'これはこのログのチェックポイントではありません。'],
  'checkpoint-order': [
    'bad',
    'This checkpoint is not larger than the one before it.',
    'このチェックポイントは前のものより大きくありません。',
  ],
  'checkpoint-unsigned': [
    'bad',
    'No key of the log that was in force at this size signed this checkpoint.',
    'この大きさで有効だったログの鍵は、どれもこのチェックポイントに署名していません。',
  ],
  'cosignature-false': [
    'bad',
    'The cosignature of the witness %s does not hold.',
    '立会人 %s の連署が成り立ちません。',
  ],
  inconsistent: [
    'bad',
    'The log at the checkpoint before is not the beginning of the log at this one (%s).',
    '前のチェックポイントでのログが、このチェックポイントでのログの始まりになっていません（%s）。',
  ],
  'size-differs': [
    'bad',
    'The last checkpoint is not the one of size %s that the manifest names.',
    '最後のチェックポイントが、マニフェストの示す大きさ %s のものではありません。',
  ],
  'proof-misfit': [
    'bad',
    'The proof does not fit the events of this bundle.',
    '証明がこのバンドルのイベントと合いません。',
  ],
  'root-differs': [
    'bad',
    'The events of this bundle are not those that the log signed: the root of the tree is another one.',
    'このバンドルのイベントは、ログが署名したものではありません。木の根が異なります。',
  ],
  'stream-foreign': [
    'bad',
    'The stream %s is not one of those that this bundle is about.',
    'ストリーム %s は、このバンドルの対象ではありません。',
  ],
  'chain-broken': [
    'bad',
    'This event does not follow from the one before it in its stream.',
    'このイベントは、ストリームの一つ前のイベントにつながっていません。',
  ],
  'revision-order': [
    'bad',
    'The events of the stream %s are not in the order of their revisions.',
    'ストリーム %s のイベントがリビジョンの順に並んでいません。',
  ],
  'beyond-head': [
    'bad',
    'The stream has events after revision %s, where the manifest says that it ends.',
    'マニフェストでの終わりであるリビジョン %s より後のイベントがあります。',
  ],
  'event-twice': ['bad', 'The event %s is there twice.', 'イベント %s が二つあります。'],
  'data-differs': [
    'bad',
    'The data of the event %s are not those whose hash it holds.',
    'イベント %s のデータが、そのイベントにあるハッシュと合いません。',
  ],
  'stray-line': [
    'bad',
    'This line belongs to nothing in this bundle, or repeats another one.',
    'この行はバンドルのどれにも属さないか、ほかの行の繰り返しです。',
  ],
  'opening-false': [
    'bad',
    'This value is not the one that was sealed in the event.',
    'この値は、イベントに封じられた値ではありません。',
  ],
  'erasure-false': [
    'bad',
    'No event of this bundle records the erasure of %s.',
    '%s の消去を記録するイベントが、このバンドルにありません。',
  ],
  'erased-yet-opened': [
    'bad',
    'A value of %s is still there, although its erasure is recorded.',
    '%s は消去の記録があるのに、その値が残っています。',
  ],
  'held-unsigned': [
    'bad',
    'The checkpoint that you hold is not signed by a key of this log.',
    'お手元のチェックポイントには、このログの鍵による署名がありません。',
  ],
  diverges: [
    'diverges',
    'At size %s the log has another root than in the checkpoint that you hold: two different histories were signed.',
    '大きさ %s でのログの根が、お手元のチェックポイントと異なります。二つの異なる歴史に署名がされています。',
  ],
  'held-not-covered': [
    'incomplete',
    'The checkpoint that you hold, of size %s, is not among those of this bundle.',
    'お手元のチェックポイント（大きさ %s）が、このバンドルにありません。',
  ],
  'cut-off': ['incomplete', 'The file ends in the middle of a line.', 'ファイルが行の途中で終わっています。'],
  'missing-lines': ['incomplete', 'Lines of this section are missing: %s.', 'この部分の行が足りません（%s）。'],
  'not-checkable': [
    'incomplete',
    'This cannot be checked, because lines that it depends on are missing.',
    '必要な行が欠けているため、これは検証できません。',
  ],
  'not-whole': [
    'incomplete',
    'The stream %s, which this bundle is about, is not given whole.',
    'このバンドルの対象であるストリーム %s が、すべては収められていません。',
  ],
  'stream-gap': [
    'incomplete',
    'Events of this stream are missing: revisions %s.',
    'このストリームのイベントが欠けています（リビジョン %s）。',
  ],
  'data-missing': [
    'incomplete',
    'The data of the event %s, of which its leaf holds only a hash, are not there.',
    'イベント %s のデータ（葉にはハッシュだけがある）がありません。',
  ],
  withheld: [
    'incomplete',
    'The personal value at %s is withheld: it is not there, and no erasure of its subject is recorded.',
    '%s の個人データが伏せられています。値がなく、本人のデータを消去した記録もありません。',
  ],
  'schema-missing': [
    'incomplete',
    'The bundle does not say what the fields of this kind of event mean.',
    'この種類のイベントの項目の説明がバンドルにありません。',
  ],
  'too-few-witnesses': [
    'incomplete',
    'The last checkpoint bears too few cosignatures of trusted witnesses: %s.',
    '最後のチェックポイントに、信頼する立会人の連署が足りません（%s）。',
  ],
} as const satisfies Readonly<Record<string, Sentence>>;

/** The stable name of a fault. */
export type FaultCode = keyof typeof SENTENCES;

/** Every code that a fault can have. */
export const FAULT_CODES = Object.keys(SENTENCES) as readonly FaultCode[];

/** A fault with its sentences. */
export function faultOf(code: FaultCode, where: string, detail = ''): Fault {
  const [kind, en, ja] = SENTENCES[code];
  const said = (sentence: string): string => sentence.replace('%s', () => detail);
  return { code, kind, where, message: { en: said(en), ja: said(ja) } };
}
