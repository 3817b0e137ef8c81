import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS, EVENT_SCHEMAS, THRESHOLDS } from '@sebone/initiative';
import { describeViews } from '@sebone/read-model';
import { drift, folder, pages } from './catalogue.mjs';

const made = pages();
const names = [...made.keys()];

describe('docs/catalogue', () => {
  it('says what the sources say: where this fails, "npm run catalogue" writes it anew', () => {
    expect(drift(made, folder)).toEqual([]);
  });

  it('names every event, command, threshold and table', () => {
    const missing = (page: string, of: Iterable<string>): readonly string[] =>
      [...of].filter((name) => !made.get(page)!.includes(`\`${name}\``));
    expect(missing('events.md', EVENT_SCHEMAS.keys())).toEqual([]);
    expect(missing('commands.md', COMMANDS.keys())).toEqual([]);
    expect(missing('traps.md', Object.keys(THRESHOLDS))).toEqual([]);
    const { views, forAll } = describeViews();
    const shown = [...views.flatMap(({ relations }) => relations), ...forAll].map(({ name }) =>
      name.replace(/^recorded_/, ''),
    );
    expect(missing('views.md', shown)).toEqual([]);
  });

  it('leaves no gap where a text was not understood', () => {
    for (const [name, text] of made)
      expect({ name, gap: /undefined|\[object |\{…\}|\{\}/.exec(text)?.[0] }).toEqual({ name, gap: undefined });
  });
});

describe('a catalogue that has drifted', () => {
  let kept: string;
  beforeEach(() => {
    kept = mkdtempSync(join(tmpdir(), 'sebone-catalogue-'));
    for (const [name, text] of made) writeFileSync(join(kept, name), text);
  });
  afterEach(() => rmSync(kept, { recursive: true, force: true }));

  it('is told from one that has not', () => {
    expect(drift(made, kept)).toEqual([]);
  });

  it.each(names)('is found by one changed byte of %s', (name) => {
    const bytes = readFileSync(join(kept, name));
    const at = Math.floor(bytes.length / 2);
    bytes[at] = bytes[at]! ^ 1;
    writeFileSync(join(kept, name), bytes);
    expect(drift(made, kept)).toEqual([name]);
  });

  it('is found by a page that is gone and by one that nobody makes', () => {
    rmSync(join(kept, 'traps.md'));
    cpSync(join(kept, 'events.md'), join(kept, 'notes.md'));
    expect(drift(made, kept)).toEqual(['traps.md', 'notes.md']);
  });
});
