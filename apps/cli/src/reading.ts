import { ask, openLog, type Asked } from '@sebone/application';
import { isRejection } from '@sebone/kernel';
import type { Context } from './io.ts';
import { Refused } from './refusals.ts';

/** The log, open to read: beside a process that writes, if there is one. */
export async function reading<Answer>(context: Context, read: (log: Awaited<ReturnType<typeof openLog>>) => Promise<Answer>): Promise<Answer> {
  const log = await openLog(context.data, { readOnly: true });
  try {
    return await read(log);
  } finally {
    await log.close();
  }
}

/** One initiative, read for questions. @throws Refused `unknown-initiative` */
export async function asking(context: Context, log: Awaited<ReturnType<typeof openLog>>, initiative: string): Promise<Asked> {
  const asked = await ask(log, initiative, context.io.now());
  if (isRejection(asked)) throw new Refused(asked);
  return asked;
}
