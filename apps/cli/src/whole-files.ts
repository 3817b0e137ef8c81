import { mkdir, mkdtemp, open, rename, rm, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { reject } from '@sebone/kernel';
import { Refused } from './refusals.ts';

/**
 * Lets files be written beside their place and puts them there, synced, once all are whole: each is there as `write` left
 * it, or as it was before.
 * @param folder made where it is not
 * @param write takes a folder for drafts; gives something for each file that it wrote there, by name
 * @throws Refused `folder-not-writable`; what else `write` throws
 */
export async function wholeFiles<Written extends object>(
  folder: string,
  write: (draft: string) => Promise<Written>,
): Promise<Written> {
  let made: string | undefined;
  let draft: string | undefined;
  try {
    made = await mkdir(folder, { recursive: true });
    draft = await mkdtemp(join(resolve(folder), '.draft-'));
    const written = await write(draft);
    for (const file of Object.keys(written)) {
      const whole = await open(join(draft, file), 'r+');
      await whole.sync().finally(() => whole.close());
    }
    for (const file of Object.keys(written)) await rename(join(draft, file), join(folder, file));
    made = undefined;
    return written;
  } catch (error) {
    throw isOfTheFolder(error) ? notWritable(folder, error) : error;
  } finally {
    if (draft !== undefined) await rm(draft, { recursive: true, force: true });
    // A folder that holds something by now stays.
    if (made !== undefined) await rmdir(folder).catch(() => undefined);
  }
}

/** Whether a file could not be written: by Node's word, or by that of DuckDB, which writes some. */
const isOfTheFolder = (error: unknown): error is NodeJS.ErrnoException => {
  const { code, message } = error as Partial<NodeJS.ErrnoException>;
  return /^E[A-Z]+$/.test(code ?? '') || /IO Error|Could not write file/.test(message ?? '');
};

function notWritable(folder: string, { message }: NodeJS.ErrnoException): Refused {
  return new Refused(
    reject(
      'folder-not-writable',
      { en: `Nothing could be put in "${folder}": ${message}`, ja: `「${folder}」に書き出せない：${message}` },
      [
        {
          field: 'folder',
          value: folder,
          remedy: {
            en: 'Make room, or name a folder that you may write to.',
            ja: '空き容量を確保するか、書き込めるフォルダーを指定する。',
          },
        },
      ],
    ),
  );
}
