import {
  ask,
  initiativesOf,
  openContacts,
  unknownPartner,
  vaultOf,
  type Asked,
  type InitiativeLine,
  type Log,
} from '@sebone/application';
import { isRejection } from '@sebone/kernel';
import type { Answers } from './answers.ts';
import type { Context } from './io.ts';
import { reading } from './log.ts';
import { Refused } from './refusals.ts';
import { answersOfServer } from './server.ts';

/** Answers from the server that the context names, else from its data folder. */
export function answering<Answer>(context: Context, asking: (answers: Answers) => Promise<Answer>): Promise<Answer> {
  if (context.server) return asking(answersOfServer(context.server, context.language));
  return reading(context, (log) => asking(answersOfFolder(context, log)));
}

/** One initiative, read for questions. @throws Refused `unknown-initiative` */
export async function asking(context: Context, log: Log, initiative: string): Promise<Asked> {
  const asked = await ask(log, initiative, context.io.now());
  if (isRejection(asked)) throw new Refused(asked);
  return asked;
}

function answersOfFolder(context: Context, log: Log): Answers {
  const of = (initiative: string): Promise<Asked> => asking(context, log, initiative);
  const initiatives = (): Promise<readonly string[]> => initiativesOf(log);
  return {
    initiatives,
    lines: async (at) => {
      const lines: InitiativeLine[] = [];
      for (const id of await initiatives()) lines.push((await of(id)).line(at));
      return lines;
    },
    partners: async (initiative, at) => (await of(initiative)).partners(at),
    timeline: async (initiative, partner, at) => {
      const asked = await of(initiative);
      const answer = asked.timeline(partner, at);
      if (!answer) throw new Refused(unknownPartner(asked, partner));
      return answer;
    },
    ledger: async (initiative, partner, at) => {
      const asked = await of(initiative);
      const lines = asked.ledger(partner, at);
      if (!lines) throw new Refused(unknownPartner(asked, partner));
      return { ...asked.horizons(at), lines };
    },
    contacts: async (initiative, partner, at) => {
      const asked = await of(initiative);
      const rows = asked.contacts(partner, at);
      if (!rows) throw new Refused(unknownPartner(asked, partner));
      const vault = await vaultOf(context.data, log, { readOnly: true });
      try {
        return { ...asked.horizons(at), contacts: await openContacts(rows, vault) };
      } finally {
        vault.close();
      }
    },
    traps: async (initiative, at, { trap, level, judgeBy }) => {
      const asked = await of(initiative);
      const policy = asked.policyBy(judgeBy);
      return asked.traps(at, { trap, level, ...(policy && { judgeBy: policy }) });
    },
  };
}
