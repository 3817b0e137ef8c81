import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configFrom, describeConfig } from '@sebone/api';
import { isRejection } from '@sebone/kernel';
import { measures } from './measures.mjs';

const root = join(import.meta.dirname, '..', '..');
const docs = readdirSync(join(root, 'docs'), { recursive: true }).map((name) => join('docs', String(name)));
const documents = ['README.md', 'README.ja.md', ...docs]
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.replaceAll('\\', '/'));
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

/** What a document points at and is not there: targets of its links, and paths of the repository that it names. */
function missing(name: string, text: string): readonly string[] {
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) =>
    join(dirname(name), target!),
  );
  const named = [...text.matchAll(/`((?:apps|libs|test|docs)\/[\w./-]*\w\/?)`/g)].map(([, path]) => path!);
  return [...linked, ...named].filter((path) => !existsSync(join(root, path)));
}

/** Folders that documents speak of as not built yet. */
const planned = ['apps/web'];

describe('the documents', () => {
  it.each(documents)('%s points at nothing that is not there', (name) => {
    expect(missing(name, read(name)).filter((path) => !planned.includes(path))).toEqual([]);
  });

  it('would be found to point at what is not there', () => {
    const text = 'See [the guide](guides/none.md), [this](README.md#top), `libs/none/src/` and `test/run.js`.';
    expect(missing('docs/README.md', text)).toEqual(['docs/guides/none.md', 'libs/none/src/']);
  });

  it('speak of as planned only what is not built', () => {
    expect(planned.filter((path) => existsSync(join(root, path)))).toEqual([]);
  });
});

describe('the guides to the traps', () => {
  const unnamed = (text: string): readonly string[] => measures().filter((measure) => !text.includes(`\`${measure}\``));

  it.each(['docs/guides/traps.md', 'docs/guides/traps.ja.md'])('%s names every measure', (name) => {
    expect(measures().length).toBeGreaterThan(20);
    expect(unnamed(read(name))).toEqual([]);
  });

  it('would be found to leave one out', () => {
    expect(unnamed(read('docs/guides/traps.md').replace('`silence`', ''))).toEqual(['silence']);
  });
});

/** The rows of a document's tables, each as its cells. */
const cellsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -1).split(' | '));

describe('the guides to serving', () => {
  /** Settings that have to be told, where any of their group is. */
  const needed = { SEBONE_OIDC_ISSUER: 'https://id.example', SEBONE_OIDC_AUDIENCE: 'sebone' };
  const words = {
    'docs/guides/serving.md': { none: 'none', comma: ', ' },
    'docs/guides/serving.ja.md': { none: 'なし', comma: '、' },
  };
  const guides = Object.keys(words) as (keyof typeof words)[];

  /** Every setting there is: a refusal of one that there is not names them. */
  function names(): readonly string[] {
    const refused = configFrom({ ...needed, SEBONE_NO_SUCH: '1' });
    if (!isRejection(refused)) throw new Error('A setting that there is not was taken.');
    return /There are (.*)\.$/.exec(refused.details[0]!.remedy.en)![1]!.split(', ');
  }

  /** What a table has to say of each setting: variable, field, and what holds unless told. */
  function settings({ none, comma }: (typeof words)[keyof typeof words]): readonly (readonly string[])[] {
    const config = configFrom(needed);
    if (isRejection(config)) throw new Error(config.code);
    const told = (value: unknown): string => {
      if (value === undefined) return none;
      if (Array.isArray(value)) return value.map(told).join(comma) || none;
      return typeof value === 'string' || typeof value === 'boolean' ? `\`${value}\`` : JSON.stringify(value);
    };
    return names().map((name) => {
      const variable = `SEBONE_${name.replaceAll(/[A-Z]/g, '_$&').replaceAll('.', '_').toUpperCase()}`;
      const value = name.split('.').reduce<any>((within, field) => within[field], describeConfig(config));
      return [`\`${variable}\``, `\`${name}\``, variable in needed ? '–' : told(value)];
    });
  }
  const sorted = (rows: readonly (readonly string[])[]): readonly string[] => rows.map((row) => row.join(' ')).sort();
  const settingsIn = (text: string): readonly string[] =>
    sorted(cellsOf(text).flatMap((cells) => (cells[0]!.startsWith('`SEBONE_') ? [cells.slice(0, 3)] : [])));

  it.each(guides)('%s name every setting, with what holds unless it is told', (name) => {
    expect(names().length).toBeGreaterThan(20);
    expect(settingsIn(read(name))).toEqual(sorted(settings(words[name])));
  });

  it.each(guides)('%s say that every file that may not be lost belongs into a backup', (name) => {
    const filesIn = (cell: string): readonly string[] =>
      [...cell.split(' (')[0]!.matchAll(/`([\w./]+)`/g)].map(([, file]) => file!);
    const kept = cellsOf(read('docs/ARCHITECTURE.md'))
      .filter(([file, , mayBeLost]) => /^`[\w./]+`/.test(file!) && /^no\b|a lost end/.test(mayBeLost ?? ''))
      .flatMap(([file]) => filesIn(file!));
    expect(kept).toEqual(expect.arrayContaining(['log.db', 'log.head', 'keys.db', 'vault.key', 'ledger/signing.key']));
    const [, backup] = read(name).split(/^## (?:Backup|バックアップ)$/m);
    expect(
      cellsOf(backup!.split(/^## /m)[0]!)
        .slice(2)
        .flatMap(([file]) => filesIn(file!))
        .sort(),
    ).toEqual([...kept].sort());
  });
});
