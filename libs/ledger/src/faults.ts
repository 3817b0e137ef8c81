import type { Text } from '@sebone/kernel';

/** What `verify` may find, by stable codes. */
export const LEDGER_FAULTS = {
  'leaf-differs': {
    kind: 'diverges',
    en: 'The log does not say any more what the ledger took: its facts were changed, left out, added in between or exchanged.',
    ja: 'ログの内容が、台帳に取り込んだときのものと異なる。事実が変更、削除、挿入、または入れ替えられている。',
  },
  'log-shrunk': {
    kind: 'diverges',
    en: 'The log ends before the ledger does: it has lost its end, or was put back to an older state.',
    ja: 'ログが台帳より短い。末尾が失われたか、古い状態に戻されている。',
  },
  'checkpoint-diverges': {
    kind: 'diverges',
    en: 'A checkpoint was signed of another history than the one that the log holds.',
    ja: '署名済みのチェックポイントが、ログの示す履歴と一致しない。',
  },
  'checkpoint-beyond-log': {
    kind: 'diverges',
    en: 'A checkpoint was signed of more facts than the log holds.',
    ja: '署名済みのチェックポイントが、ログにある事実の数を超えている。',
  },
  'log-disordered': {
    kind: 'bad',
    en: 'A fact of the log does not come after the one before it in its stream, or no leaf can hold it.',
    ja: 'ログの事実がストリーム内の順序どおりでないか、葉として表せない。',
  },
  'tile-damaged': {
    kind: 'bad',
    en: 'A file of the tree is missing or does not hold what it was written with. The ledger can be built from the log again.',
    ja: '木のファイルがないか、書き込まれた内容と異なる。台帳はログから再構築できる。',
  },
  'index-differs': {
    kind: 'bad',
    en: 'ledger.db does not say of a leaf what the log says. The ledger can be built from the log again.',
    ja: 'ledger.db の記述がログと異なる。台帳はログから再構築できる。',
  },
  'index-damaged': {
    kind: 'bad',
    en: 'ledger.db is damaged. Stop what uses it and remove it: it is built from the log again.',
    ja: 'ledger.db が破損している。使用中のものを止めて削除すれば、ログから再構築される。',
  },
  'checkpoints-damaged': {
    kind: 'bad',
    en: 'checkpoints.jsonl is damaged. Bring it back from a backup: it cannot be built again.',
    ja: 'checkpoints.jsonl が破損している。再構築できないので、バックアップから戻す。',
  },
  'checkpoint-unsigned': {
    kind: 'bad',
    en: 'A checkpoint does not bear the signature of the key of the log that was in force.',
    ja: 'チェックポイントに、当時有効だったログの鍵による署名がない。',
  },
  'checkpoint-differs': {
    kind: 'bad',
    en: 'ledger.db or the file `checkpoint` does not say what checkpoints.jsonl says.',
    ja: 'ledger.db またはファイル checkpoint の記述が checkpoints.jsonl と異なる。',
  },
  'key-unendorsed': {
    kind: 'bad',
    en: 'A key of the log is not endorsed by the one before it.',
    ja: 'ログの鍵が、その前の鍵によって保証されていない。',
  },
} as const satisfies Readonly<Record<string, Text & { readonly kind: 'bad' | 'diverges' }>>;

export type LedgerFaultCode = keyof typeof LEDGER_FAULTS;

/** What is wrong with a ledger or its log. */
export interface LedgerFault {
  readonly code: LedgerFaultCode;
  /** `diverges`: log and ledger hold different histories. `bad`: something is damaged. */
  readonly kind: 'bad' | 'diverges';
  /** The file, leaf, leaves, checkpoint or key. */
  readonly where: string;
  readonly message: Text;
}

export function ledgerFault(code: LedgerFaultCode, where: string): LedgerFault {
  const { kind, en, ja } = LEDGER_FAULTS[code];
  return { code, kind, where, message: { en, ja } };
}
