import { initiativesOf, recordNotices, Transactor, type Noticed, type NoticesAnswer } from '@sebone/application';
import { isRejection, type Text } from '@sebone/kernel';
import { json, say, type Context } from '../io.ts';
import { viewsCaughtUp, writing } from '../log.ts';
import { LEVEL_NAMES, SUBJECT_NAMES, TRAP_NAMES } from '../labels.ts';
import { Refused } from '../refusals.ts';

const STEP_NAMES: Readonly<Record<Noticed['step'], Text>> = {
  raised: { en: 'raised', ja: '提起' },
  escalated: { en: 'escalated', ja: '引き上げ' },
  cleared: { en: 'cleared', ja: '解消' },
};

/** Records what is found today and was not said before, of one initiative or of all, and brings the views up to date. */
export async function notice(context: Context, initiative: string | undefined): Promise<void> {
  const now = (): number => context.io.now();
  await writing(context, async (log, vault) => {
    const transactor = new Transactor(log, now, vault);
    for (const id of initiative === undefined ? await initiativesOf(log) : [initiative]) {
      const answer = await recordNotices(log, transactor, id, { now: now() });
      if (isRejection(answer)) throw new Refused(answer);
      tellNotices(context, answer);
    }
    await viewsCaughtUp(context, log);
  });
}

function tellNotices(context: Context, { initiative, day, noticed }: NoticesAnswer): void {
  const { language, io } = context;
  if (context.json) {
    const of = (step: Noticed['step']): object[] =>
      noticed.flatMap(({ step: taken, ...finding }) => (taken === step ? [finding] : []));
    return json(context, { initiative, day, raised: of('raised'), escalated: of('escalated'), cleared: of('cleared') });
  }
  io.out(`${initiative}  ${day}`);
  if (noticed.length === 0) say(context, { en: '  Nothing new to record.', ja: '  新たに記録することはない。' });
  for (const { step, trap, subject, level, since } of noticed)
    io.out(
      `  ${STEP_NAMES[step][language]} [${LEVEL_NAMES[level][language]}] ${TRAP_NAMES[trap][language]} · ${SUBJECT_NAMES[subject.kind][language]} ${subject.id} · ${language === 'ja' ? `${since}から` : `since ${since}`}`,
    );
}
