import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
