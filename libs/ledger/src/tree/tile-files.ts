import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { WIDTH } from './tile.ts';

/** What a path names: hashes at a level, or the entries themselves; which of its row; and how many of 256 it holds. */
export interface TileName {
  readonly level: number | 'entries';
  readonly number: number;
  readonly width: number;
}

const PATH = /^(entries|[0-9]|[1-5][0-9]|6[0-3])\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** The path of a tile below `tile/` (C2SP tlog-tiles), such as `0/x001/x234/067`, or `0/x001/x234/067.p/12` of a partial one. */
export function tilePath({ level, number, width }: TileName): string {
  let path = String(number % 1000).padStart(3, '0');
  for (let rest = Math.floor(number / 1000); rest > 0; rest = Math.floor(rest / 1000))
    path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return `${level}/${path}${width < WIDTH ? `.p/${width}` : ''}`;
}

/** What a path names; `undefined` for one that {@link tilePath} does not give. */
export function parseTilePath(path: string): TileName | undefined {
  const [, level, number = '', width = String(WIDTH)] = PATH.exec(path) ?? [];
  if (level === undefined) return undefined;
  const name = {
    level: level === 'entries' ? level : Number(level),
    number: Number(number.replace(/[x/]/g, '')),
    width: Number(width),
  } as const;
  return tilePath(name) === path ? name : undefined;
}

/** The tiles of a tree of `to` leaves that are full, but were not in the tree of `from`, bundles of entries among them. */
export function* fullTiles(from: number, to: number): Generator<TileName, void> {
  const row = function* (level: number | 'entries', span: number): Generator<TileName, void> {
    for (let number = Math.floor(from / span); number < Math.floor(to / span); number++)
      yield { level, number, width: WIDTH };
  };
  yield* row('entries', WIDTH);
  for (let level = 0, span = WIDTH; span <= to; level++, span *= WIDTH) yield* row(level, span);
}

/** The tiles at the right edge of a tree, which are not full, the bundle of entries among them. */
export function partialTiles(size: number): readonly TileName[] {
  const names: TileName[] = [];
  for (let level = 0, span = 1; span <= size; level++, span *= WIDTH) {
    const width = Math.floor(size / span) % WIDTH;
    const number = Math.floor(size / span / WIDTH);
    if (width > 0 && level === 0) names.push({ level: 'entries', number, width });
    if (width > 0) names.push({ level, number, width });
  }
  return names;
}

/** A tile, or a bundle of entries, as its file has it. */
export interface TileFile {
  readonly name: TileName;
  readonly bytes: Uint8Array;
}

/** Files of tiles in a folder. They survive a crash of the machine once they were synced. */
export class TileFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes a file: it is there whole or not at all. */
  write({ name, bytes }: TileFile): void {
    const file = this.#file(name);
    // Others that keep the same ledger may write the same file.
    const draft = `${file}.${process.pid}-${threadId}.draft`;
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeFileSync(draft, bytes);
      renameSync(draft, file);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  }

  /**
   * Writes files beside other work, many at a time: making one waits for whoever syncs at the moment. Until this resolves they may be
   * there in part. What is there already, from a crash or from a tree that was begun anew, stays where it is the same.
   */
  async writeBeside(files: readonly TileFile[]): Promise<void> {
    for (const folder of new Set(files.map(({ name }) => dirname(this.#file(name)))))
      mkdirSync(folder, { recursive: true });
    await inTurns(files, async (written) => {
      const file = this.#file(written.name);
      try {
        await writeFile(file, written.bytes, { flag: 'wx' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        if (!(await readFile(file)).equals(written.bytes)) this.write(written);
      }
    });
  }

  /** @returns `undefined` where there is no such file */
  read(name: TileName): Buffer | undefined {
    try {
      return readFileSync(this.#file(name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Removes a partial tile, and its folder with the last one. */
  remove(name: TileName): void {
    const file = this.#file(name);
    rmSync(file, { force: true });
    const folder = dirname(file);
    if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
  }

  sync(names: readonly TileName[]): void {
    for (const place of this.#places(names)) {
      const descriptor = openSync(place, TO_SYNC);
      fsyncSync(descriptor);
      closeSync(descriptor);
    }
  }

  /** Like {@link sync}, many at a time and beside other work. */
  async syncBeside(names: readonly TileName[]): Promise<void> {
    await inTurns(this.#places(names), async (place) => {
      const file = await open(place, TO_SYNC);
      await file.sync().finally(() => file.close());
    });
  }

  /** Files, and every folder on the way to them, since they may be new. */
  #places(names: readonly TileName[]): readonly string[] {
    const places = new Set<string>();
    for (const name of names) {
      let place = this.#file(name);
      places.add(place);
      // Folders are synced where that can be done.
      while (!IS_WINDOWS && place !== this.#folder) places.add((place = dirname(place)));
    }
    return [...places];
  }

  #file(name: TileName): string {
    return join(this.#folder, tilePath(name));
  }
}

const AT_ONCE = 16;

/** Does something with each, so many at once. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) await Promise.all(items.slice(at, at + AT_ONCE).map(work));
}

const IS_WINDOWS = process.platform === 'win32';
/** How a file is opened to be synced. */
const TO_SYNC = IS_WINDOWS ? 'r+' : 'r';
