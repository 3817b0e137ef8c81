import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3';

/** An answer as it was given: a repeat is given the same, to the byte. */
export interface GivenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer that is kept, and of which content of a command. */
export interface KeptAnswer extends GivenAnswer {
  readonly fingerprint: string;
}

/** Keeps what commands were answered that recorded nothing. */
export interface AnswerKeeping {
  /** An answer that can be told without waiting; there may be one where this tells none. */
  atHand(commandId: string): KeptAnswer | undefined;
  /** The answer to a command that recorded nothing. */
  find(commandId: string): Promise<KeptAnswer | undefined>;
  /**
   * Keeps an answer; durable when it returns. The first one stands.
   * @returns what stands; nothing where the command was recorded meanwhile, elsewhere
   */
  keep(commandId: string, fingerprint: string, answer: GivenAnswer): Promise<KeptAnswer | undefined>;
  close(): void;
}

type Row = [commandId: string, fingerprint: string, status: number, headers: string, body: string];

interface Pending {
  readonly row: Row;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Says that a SQLite file holds Sebone's kept answers (`PRAGMA application_id`): "Seba". */
const APPLICATION_ID = 0x53656261;
const VERSION = 1;

const TABLE = `
CREATE TABLE answers (
  -- What commands were answered that recorded nothing: those that were refused, and those that said nothing new. What was
  -- recorded is answered from the log.
  command_id  TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,    -- digest of the command's content
  status      INTEGER NOT NULL, -- of HTTP
  headers     TEXT NOT NULL,    -- JSON: an object of texts
  body        TEXT NOT NULL     -- as it was sent
) STRICT, WITHOUT ROWID;
`;

/** `answers.db` is not one that this program can use; nothing was changed in it. */
export class UnusableAnswersError extends Error {
  readonly code = 'unusable-answers';
  constructor(file: string) {
    super(`${file} is no file of kept answers, or a newer program made it.`);
    this.name = 'UnusableAnswersError';
  }
}

/** Says at once of almost every id that no answer is kept for it; a look into the file takes ten times as long. */
class Sieve {
  readonly #bits = new Uint32Array(1 << 19);

  add(id: string): void {
    for (const place of placesOf(id)) this.#bits[place >>> 5]! |= 1 << (place & 31);
  }

  /** `false` only where it was not added; with a million ids it says `true` of one in eighty that were not. */
  mayHold(id: string): boolean {
    const [one, other] = placesOf(id);
    return (this.#bits[one >>> 5]! & (1 << (one & 31))) !== 0 && (this.#bits[other >>> 5]! & (1 << (other & 31))) !== 0;
  }
}

/** Two of the sieve's 2²⁴ places. */
function placesOf(id: string): readonly [number, number] {
  const one = crc32(id);
  return [one >>> 8, Math.imul(one, 0x9e3779b1) >>> 8];
}

/**
 * The answers of commands that recorded nothing, in the data folder's `answers.db`. The process that writes the log alone writes to it,
 * and only its owner may read it: an answer says what somebody wrote.
 */
export class KeptAnswers implements AnswerKeeping {
  readonly #db: Database.Database;
  readonly #find: Database.Statement<[string], Omit<Row, 0>>;
  readonly #insert: Database.Statement<Row>;
  readonly #sieve = new Sieve();
  #queue: Pending[] = [];

  /** @throws UnusableAnswersError */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'answers.db');
    closeSync(openSync(file, 'a', 0o600));
    this.#db = new Database(file);
    try {
      begin(this.#db);
    } catch (error) {
      this.#db.close();
      throw (error as { code?: unknown }).code === 'SQLITE_NOTADB' ? new UnusableAnswersError(file) : error;
    }
    this.#find = this.#db.prepare<[string], Row>('SELECT * FROM answers WHERE command_id = ?').raw();
    for (const id of this.#db.prepare<[], string>('SELECT command_id FROM answers').pluck().iterate())
      this.#sieve.add(id);
    this.#insert = this.#db.prepare<Row>('INSERT INTO answers VALUES (?, ?, ?, ?, ?)');
  }

  atHand(commandId: string): KeptAnswer | undefined {
    const row = this.#sieve.mayHold(commandId) ? (this.#find.get(commandId) as Row | undefined) : undefined;
    if (!row) return undefined;
    const [, fingerprint, status, headers, body] = row;
    return { fingerprint, status, headers: JSON.parse(headers) as GivenAnswer['headers'], body };
  }

  async find(commandId: string): Promise<KeptAnswer | undefined> {
    return this.atHand(commandId);
  }

  /** Keeps an answer; durable when it returns. Those that come while the process is busy share one sync to the disk. */
  async keep(commandId: string, fingerprint: string, answer: GivenAnswer): Promise<KeptAnswer> {
    this.#sieve.add(commandId);
    const { status, headers, body } = answer;
    await new Promise<void>((resolve, reject) => {
      this.#queue.push({ row: [commandId, fingerprint, status, JSON.stringify(headers), body], resolve, reject });
      if (this.#queue.length === 1) setImmediate(() => this.#flush());
    });
    return { ...answer, fingerprint };
  }

  close(): void {
    this.#flush();
    this.#db.close();
  }

  #flush(): void {
    const queue = this.#queue;
    this.#queue = [];
    if (queue.length === 0) return;
    try {
      this.#db.transaction(() => queue.forEach(({ row }) => this.#insert.run(...row)))();
    } catch (error) {
      for (const { reject } of queue) reject(error);
      return;
    }
    for (const { resolve } of queue) resolve();
  }
}

function begin(db: Database.Database): void {
  const isNew = db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  if (!isNew && !isOurs(db)) throw new UnusableAnswersError(db.name);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  if (!isNew) return;
  db.transaction(() => {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.exec(TABLE);
    db.pragma(`user_version = ${VERSION}`);
  })();
}

const isOurs = (db: Database.Database): boolean =>
  db.pragma('application_id', { simple: true }) === APPLICATION_ID &&
  db.pragma('user_version', { simple: true }) === VERSION;
