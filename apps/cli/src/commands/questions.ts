import { initiativesOf, periodEnds, type AskedHorizons, type LedgerLine, type TrapsAnswer } from '@sebone/application';
import { reject, type Day } from '@sebone/kernel';
import type { Finding, Level } from '@sebone/initiative';
import type { AskedFindings } from '../answers.ts';
import { json, type Context } from '../io.ts';
import { LEVEL_NAMES, SUBJECT_NAMES, TRAP_NAMES, initiativeStateName, stateName } from '../labels.ts';
import { reading } from '../log.ts';
import { sealedIn } from '../personal.ts';
import { answering, asking } from '../reading.ts';
import { Refused } from '../refusals.ts';
import { table } from '../table.ts';

export function initiatives(context: Context, horizons: AskedHorizons): Promise<void> {
  return answering(context, async (answers) => {
    const lines = await answers.lines(horizons);
    if (context.json) return lines.forEach((line) => json(context, line));
    const ja = context.language === 'ja';
    const head = ja ? ['id', '名称', '状態', '開始', '予定', '終了', 'パートナー', '事実'] : ['id', 'name', 'state', 'started', 'planned until', 'ended', 'partners', 'facts'];
    const rows = lines.map((line) => [line.id, line.name, initiativeStateName(line.state, context.language), line.startedOn, line.plannedUntil ?? '–', line.endedOn ?? '–', String(line.partners), String(line.facts)]);
    table(head, rows).forEach((line) => context.io.out(line));
  });
}

export function partners(context: Context, initiative: string, horizons: AskedHorizons): Promise<void> {
  return answering(context, async (answers) => {
    const answer = await answers.partners(initiative, horizons);
    if (context.json) return json(context, answer);
    const ja = context.language === 'ja';
    context.io.out(horizonLine(context, answer));
    const head = ja ? ['id', '名称', '状態', 'いつから', '次の期日'] : ['id', 'name', 'state', 'since', 'next due'];
    const rows = answer.partners.map((partner) => [partner.id, partner.name, stateName(partner.state, context.language), partner.since, partner.nextDue ?? '–']);
    table(head, rows).forEach((line) => context.io.out(line));
  });
}

export function timeline(context: Context, initiative: string, partner: string, horizons: AskedHorizons): Promise<void> {
  return answering(context, async (answers) => {
    const answer = await answers.timeline(initiative, partner, horizons);
    if (context.json) return json(context, { initiative: answer.initiative, partner: answer.partner, transitions: answer.transitions });
    context.io.out(horizonLine(context, answer));
    const ja = context.language === 'ja';
    const rows = answer.transitions.map(({ on, from, to, cause }) => [
      on,
      stateName(from, context.language),
      '→',
      stateName(to, context.language),
      'fact' in cause ? `${ja ? '事実' : 'fact'} ${cause.fact}` : `${ja ? '期日' : 'delay'} ${cause.delay}`,
    ]);
    table(ja ? ['日', '前', '', '後', '理由'] : ['on', 'from', '', 'to', 'cause'], rows).forEach((line) => context.io.out(line));
  });
}

export function ledger(context: Context, initiative: string, partner: string, horizons: AskedHorizons): Promise<void> {
  return answering(context, async (answers) => {
    const { asOf, knownAt, lines } = await answers.ledger(initiative, partner, horizons);
    if (context.json) return lines.forEach((line) => json(context, { initiative, partner, asOf, knownAt, ...line }));
    const ja = context.language === 'ja';
    const sealed = sealedIn(lines);
    const inWords = (value: unknown): string | undefined => sealed(value)?.[context.language];
    context.io.out(horizonLine(context, { asOf, knownAt }));
    table(
      ja ? ['起きた日', '報告日', '事実', '内容', '有効'] : ['occurred', 'reported', 'fact', 'content', 'stands'],
      lines.map((line) => [
        line.occurredOn,
        `${line.reportedOn}${line.claimed ? '*' : ''}`,
        line.type,
        contentLine(line, inWords),
        line.stands ? (ja ? 'はい' : 'yes') : ja ? 'いいえ' : 'no',
      ]),
    ).forEach((line) => context.io.out(line));
    context.io.out(ja ? '* 記録日より前の報告日は、報告者の申し立てである。' : '* a day of report before the day of recording is a claim of whoever reported it.');
  });
}

/** @param inWords what stands for a value that is sealed */
function contentLine({ data }: LedgerLine, inWords: (value: unknown) => string | undefined): string {
  const { partnerId: _partner, ...content } = data as Record<string, unknown>;
  return Object.entries(content)
    .map(([name, value]) => `${name}=${inWords(value) ?? (typeof value === 'string' ? value : JSON.stringify(value))}`)
    .join(' ')
    .slice(0, 120);
}

export interface TrapsOptions extends AskedHorizons, AskedFindings {}

export function traps(context: Context, initiative: string | undefined, options: TrapsOptions): Promise<void> {
  return answering(context, async (answers) => {
    for (const id of initiative === undefined ? await answers.initiatives() : [initiative]) {
      const answer = await answers.traps(id, options, options);
      if (context.json) json(context, answer);
      else printTraps(context, answer);
    }
  });
}

/** Prints findings with why they were raised and what they rest on. */
export function printTraps(context: Context, { initiative, findings, ...horizons }: TrapsAnswer): void {
  const ja = context.language === 'ja';
  context.io.out(`${initiative}  ${horizonLine(context, horizons)}`);
  if (findings.length === 0) context.io.out(ja ? '  所見はない。' : '  No findings.');
  for (const finding of findings) printFinding(context, finding);
}

function printFinding(context: Context, finding: Finding): void {
  const { language } = context;
  const ja = language === 'ja';
  const { trap, subject, level, since, score, measures, evidence, policyVersion, explanation } = finding;
  context.io.out(
    `\n[${LEVEL_NAMES[level][language]}] ${TRAP_NAMES[trap][language]} · ${SUBJECT_NAMES[subject.kind][language]} ${subject.id} · ${ja ? `${since}から` : `since ${since}`} · ${ja ? '強さ' : 'score'} ${score.toFixed(2)}`,
  );
  context.io.out(`  ${explanation[language]}`);
  const why = Object.entries(measures).map(([name, { value, threshold }]) => `${name} ${value} (${ja ? 'しきい値' : 'threshold'} ${threshold})`);
  context.io.out(`  ${ja ? '判定' : 'why'}: ${why.join('; ')} · ${ja ? '方針' : 'policy'} ${policyVersion}`);
  const shown = evidence.slice(-3).map(({ occurredOn, type, id }) => `${occurredOn} ${type} ${id}`);
  const more = evidence.length - shown.length;
  context.io.out(`  ${ja ? '根拠' : 'evidence'}: ${shown.join('; ')}${more > 0 ? (ja ? ` ほか${more}件` : ` and ${more} more`) : ''}`);
}

export interface BacktestOptions {
  readonly from: Day;
  readonly to: Day;
  readonly every: 'month' | 'quarter';
}

export function backtest(context: Context, initiative: string | undefined, { from, to, every }: BacktestOptions): Promise<void> {
  if (from > to)
    throw new Refused(
      reject('from-after-to', { en: `${from} is after ${to}.`, ja: `${from}が${to}より後になっている。` }, [
        { field: 'from', value: from, remedy: { en: 'Give a day on or before --to.', ja: '--to 以前の日を指定する。' } },
      ]),
    );
  return reading(context, async (log) => {
    for (const id of initiative === undefined ? await initiativesOf(log) : [initiative]) {
      const asked = await asking(context, log, id);
      for (const end of periodEnds(from, to, every)) {
        const answer = asked.backtest(end);
        if (context.json) {
          json(context, answer);
          continue;
        }
        const ja = context.language === 'ja';
        const count = (level: Level): number => answer.findings.filter((finding) => finding.level === level).length;
        const levels = (['critical', 'warning', 'watch'] as const).map((level) => `${LEVEL_NAMES[level][context.language]} ${count(level)}`).join('  ');
        const traps = [...new Set(answer.findings.map((finding) => TRAP_NAMES[finding.trap][context.language]))].join(ja ? '、' : ', ');
        context.io.out(`${id}  ${end}  ${levels}  ${traps}`);
      }
    }
  });
}

/** Which horizons an answer is of, for people. */
export function horizonLine(context: Context, { asOf, knownAt }: { asOf: Day; knownAt: Day }): string {
  return context.language === 'ja' ? `（${asOf}まで、${knownAt}時点の知識）` : `(as of ${asOf}, as known at ${knownAt})`;
}
