import type { Text } from '@sebone/kernel';
import type { Period } from './tables.ts';
import type { Statement, StatementLine, StatementSection } from './statement.ts';

/** What proves a statement. */
export interface StatementProof {
  /** UTC, ISO 8601. */
  readonly madeAt: string;
  readonly origin: string;
  readonly size: number;
  /** The signed checkpoint that every fact is proved under, with its cosignatures. */
  readonly checkpoint: string;
  /** The index and the hash of a fact’s leaf. */
  leafOf(factId: string): { readonly index: number; readonly hash: Buffer };
  /** The bundle that holds the facts and their proofs, and the name to save it under. */
  readonly bundle: { readonly name: string; readonly bytes: Uint8Array };
}

/** The languages that a page may be in. */
export type PageLanguage = keyof Text;

/**
 * A statement as a page of HTML that prints on A4: one file, without scripts and without anything from outside. The bundle that
 * proves it is in it, to be saved by a link.
 */
export function statementPage(
  statement: Statement,
  proof: StatementProof,
  period: Period,
  language: PageLanguage,
): string {
  const say = ({ en, ja }: Text): string => escaped(language === 'ja' ? ja : en);
  const { partnerName, initiativeName } = statement;
  const shown = statement.sections.filter(({ lines }) => lines.length > 0);
  const silent = statement.sections.filter(({ lines }) => lines.length === 0);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${say(TITLE)}: ${escaped(partnerName)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="kind">${say(TITLE)}</p>
<h1>${escaped(partnerName)}</h1>
<p class="of">${escaped(initiativeName)}</p>
<dl>
${pair(say(WORDS.standing), say(statement.standing))}
${pair(say(WORDS.period), say(periodText(period)))}
${pair(say(WORDS.made), `<time datetime="${escaped(proof.madeAt)}">${escaped(proof.madeAt.slice(0, 16).replace('T', ' '))} UTC</time>`)}
${pair(say(WORDS.proved), `${say(checkpointText(proof.size))} <code>${escaped(proof.origin)}</code>`)}
</dl>
</header>
<p class="reading">${say(WORDS.reading)}</p>
<main>
${shown.map((section) => sectionOf(section, proof, say)).join('\n')}
${silent.length > 0 ? `<p class="none">${say(WORDS.silent)} ${silent.map(({ title }) => say(title)).join(language === 'ja' ? '、' : ', ')}</p>` : ''}
</main>
<footer>
<h2>${say(WORDS.checking)}</h2>
<ol>
<li><a download="${escaped(proof.bundle.name)}" href="data:application/octet-stream;base64,${Buffer.from(proof.bundle.bytes).toString('base64')}">${say(WORDS.save)}</a> <code>${escaped(proof.bundle.name)}</code></li>
<li>${say(WORDS.trust)}</li>
<li>${say(WORDS.run)} <code>node sebone-verify.mjs ${escaped(proof.bundle.name)} --trust log.vkey</code></li>
<li>${say(WORDS.compare)}</li>
</ol>
<h2>${say(WORDS.checkpoint)}</h2>
<pre>${escaped(proof.checkpoint.trimEnd())}</pre>
<h2>${say(WORDS.leaves)}</h2>
<table class="leaves">
<thead><tr><th>${say(WORDS.event)}</th><th>${say(WORDS.leaf)}</th><th>${say(WORDS.hash)}</th></tr></thead>
<tbody>
${leavesOf(statement, proof)
  .map(
    ({ id, index, hash }) =>
      `<tr><td><code>${escaped(id)}</code></td><td class="number">${index}</td><td><code>${hash.toString('base64')}</code></td></tr>`,
  )
  .join('\n')}
</tbody>
</table>
</footer>
</body>
</html>
`;
}

function sectionOf(
  { title, lines, totals }: StatementSection,
  proof: StatementProof,
  say: (text: Text) => string,
): string {
  const total = totals
    ? `<tfoot><tr><td></td><td colspan="2">${say(WORDS.total)} ${say(totals)}</td></tr></tfoot>`
    : '';
  return `<section>
<h2>${say(title)} <span class="count">${lines.length}</span></h2>
<table>
<thead><tr><th>${say(WORDS.day)}</th><th>${say(WORDS.what)}</th><th>${say(WORDS.proof)}</th></tr></thead>
<tbody>
${lines.map((line) => lineOf(line, proof, say)).join('\n')}
</tbody>
${total}
</table>
</section>`;
}

function lineOf(
  { on, what, claimed, corrected, facts }: StatementLine,
  proof: StatementProof,
  say: (text: Text) => string,
): string {
  const marks = `${claimed ? '*' : ''}${corrected ? '†' : ''}`;
  const proofs = facts.map((id) => {
    const { index, hash } = proof.leafOf(id);
    return `<code>${escaped(id)}</code> <span class="leaf">${say(leafText(index))} · ${hash.toString('base64').slice(0, 8)}…</span>`;
  });
  return `<tr><td class="day"><time datetime="${on}">${on}</time>${marks === '' ? '' : `<sup>${marks}</sup>`}</td><td>${say(what)}</td><td class="proof">${proofs.join('<br>')}</td></tr>`;
}

/** Every fact that the statement rests on, once, in the order of the tree. */
function leavesOf(
  { sections }: Statement,
  proof: StatementProof,
): readonly { readonly id: string; readonly index: number; readonly hash: Buffer }[] {
  const ids = new Set(sections.flatMap(({ lines }) => lines.flatMap(({ facts }) => facts)));
  return [...ids].map((id) => ({ id, ...proof.leafOf(id) })).sort((a, b) => a.index - b.index);
}

const pair = (term: string, said: string): string => `<dt>${term}</dt><dd>${said}</dd>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

function periodText({ from, to }: Period): Text {
  if (from === undefined && to === undefined) return { en: 'everything that is recorded', ja: '記録の全期間' };
  return { en: `${from ?? '…'} – ${to ?? '…'}`, ja: `${from ?? '…'} 〜 ${to ?? '…'}` };
}

const checkpointText = (size: number): Text => ({
  en: `checkpoint of ${size.toLocaleString('en')} events of`,
  ja: `チェックポイント（イベント${size.toLocaleString('ja')}件）`,
});
const leafText = (index: number): Text => ({ en: `leaf ${index}`, ja: `葉 ${index}` });

const TITLE: Text = { en: 'Contribution statement', ja: '貢献証明書' };

const WORDS = {
  standing: { en: 'Partner', ja: '区分' },
  period: { en: 'Period', ja: '対象期間' },
  made: { en: 'Made at', ja: '作成' },
  proved: { en: 'Proved under', ja: '証明の基準' },
  reading: {
    en: 'Each line names the event that records it, the leaf of the log that holds the event, and the beginning of the leaf’s hash. * The day of report lies before the day of recording: it is what was claimed, the log vouches only for when it was recorded. † As corrected; the bundle holds the earlier version, too.',
    ja: '各行に、記録したイベントの id、それを収めたログの葉の番号、葉のハッシュの先頭を示す。* 報告日が記録日より前のもの：報告者の申し立てであり、ログが保証するのは記録した日時だけである。† 訂正後の内容：訂正前の版もバンドルに含まれる。',
  },
  silent: { en: 'Nothing is recorded of:', ja: '記録のない項目：' },
  day: { en: 'Day', ja: '日' },
  what: { en: 'What', ja: '内容' },
  proof: { en: 'Event and proof', ja: 'イベントと証明' },
  total: { en: 'Total:', ja: '合計：' },
  checking: { en: 'How to check this statement', ja: 'この証明書の確かめ方' },
  save: { en: 'Save the bundle that is in this page:', ja: 'このページに含まれるバンドルを保存する：' },
  trust: {
    en: 'Get the log’s key (log.vkey) and the program sebone-verify.mjs from somebody other than whoever gave you this page: a partner, a witness, or what was published.',
    ja: 'ログの鍵（log.vkey）と検証プログラム sebone-verify.mjs を、このページを渡した人以外（ほかの参加団体、立会人、公表資料）から入手する。',
  },
  run: { en: 'Run the verifier; it needs no network:', ja: '検証プログラムを実行する（ネットワークは不要）：' },
  compare: {
    en: 'The bundle is the proof; this page is a reading of it. What is verified is that every event of this partner’s own record is there, unaltered, in the order of recording.',
    ja: '証明はバンドルであり、このページはそれを読みやすくしたものである。検証されるのは、この団体自身の記録のイベントがすべて、改変なく、記録順に揃っていることである。',
  },
  checkpoint: { en: 'The signed checkpoint', ja: '署名付きチェックポイント' },
  leaves: { en: 'The leaves', ja: '葉の一覧' },
  event: { en: 'Event', ja: 'イベント' },
  leaf: { en: 'Leaf', ja: '葉' },
  hash: { en: 'Leaf hash (SHA-256, base64)', ja: '葉のハッシュ（SHA-256、base64）' },
} as const satisfies Record<string, Text>;

const STYLE = `
@page { size: A4; margin: 18mm 16mm 20mm; }
:root { color: #1b1f23; background: #fff; font: 10pt/1.5 "Hiragino Sans", "Yu Gothic", "Noto Sans CJK JP", "Noto Sans JP", "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
body { max-width: 178mm; margin: 12mm auto; padding: 0 6mm; }
h1 { font-size: 18pt; line-height: 1.25; margin: 0; }
h2 { font-size: 11.5pt; margin: 7mm 0 2mm; break-after: avoid; }
.kind { margin: 0 0 1mm; letter-spacing: .06em; color: #57606a; }
.of { margin: 1mm 0 4mm; font-size: 11pt; }
header { border-bottom: .5mm solid #1f4e79; padding-bottom: 3mm; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5mm 5mm; margin: 0; }
dt { color: #57606a; }
dd { margin: 0; overflow-wrap: anywhere; }
.reading, .none { color: #57606a; font-size: 8.5pt; }
.count { font-weight: normal; color: #57606a; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tfoot { display: table-row-group; font-weight: 600; }
th { text-align: left; font-weight: 600; color: #57606a; font-size: 8.5pt; border-bottom: .3mm solid #8c959f; padding: 1mm 2mm 1mm 0; }
td { vertical-align: top; padding: 1.2mm 2mm 1.2mm 0; border-bottom: .2mm solid #d0d7de; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
.day { white-space: nowrap; width: 25mm; }
.proof { width: 52mm; font-size: 7.5pt; color: #424a53; }
.number { text-align: right; padding-right: 5mm; }
code, pre { font-family: ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK JP", monospace; font-size: 7.5pt; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f8fa; padding: 3mm; }
footer { border-top: .5mm solid #1f4e79; margin-top: 9mm; }
footer h2:first-child { margin-top: 4mm; }
.leaves td { font-size: 7.5pt; padding-top: .6mm; padding-bottom: .6mm; }
@media print { body { max-width: none; margin: 0; padding: 0; } a { color: inherit; text-decoration: none; } }
`;
