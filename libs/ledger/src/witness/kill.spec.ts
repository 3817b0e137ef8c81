import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  consistencyOf,
  history,
  newFolder,
  removeFolders,
  signingLog,
  type History,
} from '../../test/signed-histories.ts';
import { requestText } from './request.ts';

const libraries = fileURLToPath(new URL('../../..', import.meta.url));
const LOG = signingLog('sebone/minato');

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => void (folder = newFolder()));
afterEach(() => {
  children.splice(0).forEach((child) => child.kill('SIGKILL'));
  removeFolders();
});

/** Starts the witness of the folder in a process of its own. */
async function started(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const typescript = ['--conditions=@sebone/source', '--import', join(libraries, 'read-model/test/typescript.mjs')];
  const child = spawn(
    process.execPath,
    [...typescript, join(libraries, 'ledger/test/witness-process.ts'), folder, LOG.vkey],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return { child, url: said.trim() };
}

/** The status of the answer; nothing where the witness ended before it came. */
async function asked(
  url: string,
  of: History,
  old: number,
): Promise<{ readonly status: number; readonly body: string } | undefined> {
  const body = requestText(old, consistencyOf(old, of), LOG.note(of));
  try {
    const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return undefined;
  }
}

describe('a witness that is killed while it is asked', () => {
  it('remembers whatever it has cosigned, and never cosigns another history', async () => {
    const said = history('said', 60);
    const forged = history('forged', 60);
    let cosigned = 0;
    for (const answersBefore of [1, 4, 9]) {
      const { child, url } = await started();
      const again = await asked(url, said.slice(0, cosigned), cosigned);
      // What it kept may be more than what was heard of: an answer may be lost, but not what it says.
      const kept = again?.status === 200 ? cosigned : Number(again!.body);
      expect(kept).toBeGreaterThanOrEqual(cosigned);
      let heard = 0;
      let next = kept;
      const ended = once(child, 'close');
      while (next < said.length && child.exitCode === null && child.signalCode === null) {
        const honest = asked(url, said.slice(0, next + 1), next);
        const other = next === 0 ? undefined : asked(url, forged.slice(0, next + 1), next);
        if (heard === answersBefore) child.kill('SIGKILL');
        const [answer, refusal] = await Promise.all([honest, other]);
        expect(answer?.status ?? 200).toBe(200);
        if (answer) {
          cosigned = ++next;
          heard++;
        }
        expect(refusal?.status).not.toBe(200);
      }
      await ended;
      expect(heard).toBeGreaterThanOrEqual(answersBefore);
    }
    const { child, url } = await started();
    const shown = await asked(url, forged.slice(0, cosigned), cosigned);
    expect(shown?.status).toBe(409);
    expect(Number(shown!.body)).toBeGreaterThanOrEqual(cosigned);
    child.kill('SIGKILL');
    await once(child, 'close');
  }, 120_000);
});
