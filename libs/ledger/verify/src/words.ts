import type { Found, Report } from './bundle.ts';
import type { Text } from './faults.ts';

/** A line to show in which others had their say: it neither moves the cursor nor begins another line, nor turns the writing round. */
export function harmless(line: string): string {
  return line.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}

export type Language = keyof Text;

/** The sentences of a report, one a line, for whoever reads it. */
export function inWords({ verdict, faults, found }: Report, language: Language): readonly string[] {
  const told = faults.map(
    ({ code, kind, where, message }) => `  ${KINDS[kind][language]} ${code} @ ${where}: ${message[language]}`,
  );
  const sentences = [VERDICTS[verdict], ...(told.length > 0 ? [FAULTS(told.length)] : [])].map(
    (sentence) => sentence[language],
  );
  const held = found ? WHAT_IT_HOLDS(found, verdict === 'verified').map((sentence) => sentence[language]) : [];
  return [...sentences, ...told, ...(held.length > 0 ? ['', ...held] : [])].map(harmless);
}

const KINDS: Readonly<Record<Exclude<Report['verdict'], 'verified'>, Text>> = {
  bad: { en: '[bad]', ja: '【不正】' },
  diverges: { en: '[diverges]', ja: '【分岐】' },
  incomplete: { en: '[incomplete]', ja: '【不足】' },
};

const VERDICTS: Readonly<Record<Report['verdict'], Text>> = {
  verified: {
    en: 'VERIFIED: nothing was altered, slipped in or left out of what this bundle gives as complete.',
    ja: '検証できました：このバンドルがすべてを収めるとするものに、改変、後からの挿入、欠落はありません。',
  },
  bad: {
    en: 'BAD: this bundle is not what the log signed. Do not rely on it.',
    ja: '不正です：このバンドルはログが署名したものではありません。根拠にしないでください。',
  },
  diverges: {
    en: 'DIVERGES: the log shows another past than the one that you were shown before. Keep both files: they are the evidence.',
    ja: '分岐しています：ログが示す過去が、以前示されたものと異なります。両方のファイルが証拠になるので、保存してください。',
  },
  incomplete: {
    en: 'INCOMPLETE: what is there may hold, but something is withheld or missing.',
    ja: '不足があります：収められたものは成り立ちえますが、伏せられたもの、欠けたものがあります。',
  },
};

const FAULTS = (count: number): Text => ({
  en: count === 1 ? 'One fault:' : `${count} faults:`,
  ja: `問題 ${count} 件：`,
});

/** A witness's time as an instant; a number that no calendar reaches stays one. */
export function instantOf(seconds: number): string {
  const instant = new Date(seconds * 1000);
  return Number.isNaN(instant.getTime()) ? `${seconds} s` : instant.toISOString();
}

function WHAT_IT_HOLDS(found: Found, isVerified: boolean): readonly Text[] {
  const { manifest, checkpoint, events, personal, erasures, held, views, keys } = found;
  const { initiative, partner, period, origin, size, madeAt } = manifest;
  const complete = found.streams.filter((stream) => stream.complete);
  const excerpts = found.streams.length - complete.length;
  return [
    isVerified
      ? { en: 'What was verified:', ja: '検証した内容：' }
      : {
          en: 'What the bundle says of itself (not all of it is verified, see above):',
          ja: 'バンドル自身の記述（すべてが検証できたわけではない。上を参照）：',
        },
    {
      en: `- Initiative ${initiative}${partner === undefined ? '' : `, partner ${partner}`}; made at ${madeAt}${periodOf(period).en}.`,
      ja: `- イニシアチブ ${initiative}${partner === undefined ? '' : `、パートナー ${partner}`}。作成 ${madeAt}${periodOf(period).ja}。`,
    },
    {
      en: `- ${events} event(s) of the log ${origin}, proved against its checkpoint of size ${size}${checkpoint ? `, root ${checkpoint.root.toString('base64')}` : ''}.`,
      ja: `- ログ ${origin} のイベント ${events} 件。大きさ ${size} のチェックポイント${checkpoint ? `（根 ${checkpoint.root.toString('base64')}）` : ''}に照らして証明。`,
    },
    {
      en: `- The log signed ${found.checkpoints} checkpoint(s) with ${keys.length} key(s), each going on from the one before.`,
      ja: `- ログが署名したチェックポイントは ${found.checkpoints} 件、鍵は ${keys.length} 個。どれも前のものの続きである。`,
    },
    ...(checkpoint && checkpoint.witnesses.length > 0
      ? checkpoint.witnesses.map(({ name, at }) => ({
          en: `- The witness ${name} cosigned it at ${instantOf(at)}.`,
          ja: `- 立会人 ${name} が ${instantOf(at)} に連署した。`,
        }))
      : [{ en: '- No witness that you trust cosigned it.', ja: '- 信頼する立会人の連署はない。' }]),
    ...held.map(({ size: heldSize, agrees }) => ({
      en: `- The checkpoint of size ${heldSize} that you hold ${agrees ? 'is one of them' : 'is not confirmed'}.`,
      ja: `- お手元の大きさ ${heldSize} のチェックポイントは${agrees ? '、その一つである' : '確認できない'}。`,
    })),
    ...WHAT_IS_COMPLETE(complete),
    ...(excerpts > 0
      ? [
          {
            en: `- Of ${excerpts} other stream(s) there are single events; what else those streams hold is not part of this bundle.`,
            ja: `- ほかの ${excerpts} 本のストリームからは一部のイベントだけがある。それ以外は本バンドルの対象外である。`,
          },
        ]
      : []),
    {
      en: `- Personal values: ${personal.opened} shown, ${personal.erased} erased, ${personal.withheld} withheld.`,
      ja: `- 個人データ：表示 ${personal.opened} 件、消去済み ${personal.erased} 件、非開示 ${personal.withheld} 件。`,
    },
    ...erasures.map(({ id, subject, recordedAt }) => ({
      en: `- Erased: the personal data of ${subject}, recorded by the event ${id} at ${recordedAt}. The events themselves are all still there.`,
      ja: `- 消去：${subject} の個人データ。イベント ${id} が ${recordedAt} に記録。イベント自体はすべて残っている。`,
    })),
    ...(views.length > 0
      ? [
          {
            en: `- Views for reading, as whoever made the bundle signed them; they are not proved by the tree: ${views.join(', ')}.`,
            ja: `- 閲覧用の表（作成者が署名したもの。木による証明の対象ではない）：${views.join('、')}。`,
          },
        ]
      : []),
    { en: '', ja: '' },
    { en: 'What no bundle can prove:', ja: 'バンドルでは証明できないこと：' },
    {
      en: '- that what was reported is true: only that it was recorded so, and is unchanged since;',
      ja: '- 報告された内容が事実であること（証明できるのは、そう記録され、以後変わっていないことだけ）。',
    },
    found.isWholeLog && isVerified
      ? {
          en: '- that nothing was recorded after that checkpoint. Up to it this bundle holds every event of the log.',
          ja: '- そのチェックポイントより後に何も記録されていないこと。それまでについては、ログの全イベントがここにある。',
        }
      : {
          en: '- that a complete stream has no events after the revision that the manifest names, and that there are no other streams: the operator signs that, and whoever finds one has the proof against him;',
          ja: '- 全体を収めたストリームに、マニフェストの示すリビジョンより後のイベントがないこと、ほかのストリームがないこと。これは運営者が署名した申告であり、一つでも見つかれば反証となる。',
        },
    {
      en: '- that others are shown the same log: compare checkpoints with those whom you trust, or ask for witnesses.',
      ja: '- ほかの人にも同じログが示されていること。信頼する人とチェックポイントを比べるか、立会人を求めること。',
    },
  ];
}

/** So many streams are named one by one; of more, nobody would read the names. */
const MOST_NAMED = 12;

function WHAT_IS_COMPLETE(streams: Found['streams']): readonly Text[] {
  if (streams.length <= MOST_NAMED)
    return streams.map(({ stream, revision, events }) => ({
      en: `- Complete: ${stream}, ${events} of ${revision} event(s), each holding the hash of the one before.`,
      ja: `- 全体を収録：${stream}（${revision} 件中 ${events} 件。どれも一つ前のハッシュを含む）。`,
    }));
  const sum = (of: 'events' | 'revision'): number => streams.reduce((all, stream) => all + stream[of], 0);
  return [
    {
      en: `- Complete: ${streams.length} streams, ${sum('events')} of ${sum('revision')} events, each holding the hash of the one before in its stream (--json names them).`,
      ja: `- 全体を収録：${streams.length} 本のストリーム（${sum('revision')} 件中 ${sum('events')} 件。どれもストリームの一つ前のハッシュを含む。--json で一覧を示す）。`,
    },
  ];
}

function periodOf(period: Found['manifest']['period']): Text {
  if (!period) return { en: '', ja: '' };
  const { from = '', to = '' } = period;
  return { en: `; its views are about ${from}–${to}`, ja: `、表の対象期間 ${from}〜${to}` };
}
