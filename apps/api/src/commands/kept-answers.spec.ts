import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { KeptAnswers, UnusableAnswersError } from './kept-answers.ts';

describe('a kept answer', () => {
  let folder: string;
  let kept: KeptAnswers;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sebone-answers-'));
    kept = new KeptAnswers(folder);
  });
  afterEach(() => {
    kept.close();
    rmSync(folder, { recursive: true });
  });

  it('lies in files for their owner alone', async () => {
    await kept.keep('http:form-5', 'digest', { status: 422, headers: {}, body: '{"value":"2019-05-01"}' });
    const files = readdirSync(folder);
    expect(files).toContain('answers.db');
    for (const file of files) expect([file, statSync(join(folder, file)).mode & 0o077]).toEqual([file, 0]);
  });

  it.each([
    ['a text', (file: string) => writeFileSync(file, 'answers: none\n'.repeat(100))],
    ['a file of another program', (file: string) => new Database(file).exec('CREATE TABLE things (name TEXT)').close()],
  ])('is not looked for in %s, which stays as it is', (_what, write) => {
    const file = join(folder, 'other', 'answers.db');
    new KeptAnswers(join(folder, 'other')).close();
    rmSync(file);
    write(file);
    const before = readFileSync(file);
    expect(() => new KeptAnswers(join(folder, 'other'))).toThrow(UnusableAnswersError);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
