import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Fact } from '@sebone/kernel';
import { everything } from '@sebone/event-store/contract';
import { migrate, MIGRATIONS, RELEASED_SCHEMA_VERSIONS, schemaVersion, type Migration } from './schema.ts';
import { openSqliteEventStore } from './store.ts';

/** A log as a released schema version wrote it. */
const fixture = (version: number): string =>
  readFileSync(join(import.meta.dirname, `../fixtures/log-v${version}.sql`), 'utf8');

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sebone-schema-'));
  file = join(folder, 'log.db');
});

afterEach(() => rmSync(folder, { recursive: true }));

function withDatabase<Result>(work: (db: Database.Database) => Result): Result {
  const db = new Database(file);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const given = (version: number): unknown => withDatabase((db) => db.exec(fixture(version)));

async function factsOf(): Promise<readonly Fact[]> {
  const store = await openSqliteEventStore({ folder });
  const facts = await everything(store);
  await store.close();
  return facts;
}

describe('a log of an earlier release', () => {
  it.each(RELEASED_SCHEMA_VERSIONS)(
    'of schema version %d opens, verified, with every fact it held',
    async (version) => {
      given(version);
      expect(
        (await factsOf()).map(({ id, stream, revision, recordedAt, data }) => ({
          id,
          stream,
          revision,
          recordedAt,
          data,
        })),
      ).toEqual([
        {
          id: 'found.0',
          stream: 'initiative-kyoto~2012',
          revision: 1,
          recordedAt: '2024-05-05T01:02:04.004Z',
          data: { name: '京都子ども会議' },
        },
        {
          id: 'join.0',
          stream: 'partner-kyoto~2012.npo-kodomo',
          revision: 1,
          recordedAt: '2024-05-05T01:02:05.004Z',
          data: { name: 'NPO こども 🧒' },
        },
        {
          id: 'join.1',
          stream: 'partner-kyoto~2012.npo-kodomo',
          revision: 2,
          recordedAt: '2024-05-05T01:02:05.004Z',
          data: {},
        },
        {
          id: 'gift.0',
          stream: 'partner-kyoto~2012.npo-kodomo',
          revision: 3,
          recordedAt: '2024-05-05T01:02:06.004Z',
          data: { kind: 'hours', amount: 12.5 },
        },
        {
          id: 'gift.1',
          stream: 'partner-kyoto~2012.city',
          revision: 1,
          recordedAt: '2024-05-05T01:02:06.004Z',
          data: { kind: 'hours', amount: 12.5, note: `it's "here"\n` },
        },
      ]);
      expect(withDatabase(schemaVersion)).toBe(MIGRATIONS.at(-1)!.version);
    },
  );

  it('keeps the answers to its commands', async () => {
    given(1);
    const store = await openSqliteEventStore({ folder });
    const again = await store.append(
      [
        {
          stream: 'initiative-kyoto~2012',
          expected: 0,
          events: [{ type: 'X', schema: 1, occurredOn: '2012-04-01', reportedOn: '2012-04-01', data: {} }],
        },
      ],
      {
        id: 'found',
        fingerprint: 'sha256:found',
        actor: 'backbone',
        correlationId: 'found',
        causationId: 'found',
      },
    );
    expect(again).toMatchObject({ kind: 'repeated', answer: { position: 1 } });
    await store.close();
  });
});

describe('a migration', () => {
  /** As a later release may have it. */
  const later: Migration = {
    version: 2,
    sql: 'ALTER TABLE log ADD COLUMN tenant TEXT; CREATE INDEX log_type ON log (type, position)',
  };

  it('takes a log of an earlier version to the newest, with its facts', () => {
    given(1);
    withDatabase((db) => {
      const before = db.prepare('SELECT * FROM log').all() as object[];
      migrate(db, [...MIGRATIONS, later]);
      expect(schemaVersion(db)).toBe(2);
      expect(db.prepare('SELECT * FROM log INDEXED BY log_type ORDER BY type, position').all()).toHaveLength(5);
      expect(db.prepare('SELECT * FROM log').all()).toEqual(before.map((row) => ({ ...row, tenant: null })));
    });
  });

  it('runs once', () => {
    given(1);
    withDatabase((db) => {
      migrate(db, [...MIGRATIONS, later]);
      migrate(db, [...MIGRATIONS, later]);
      expect(schemaVersion(db)).toBe(2);
    });
  });

  it('that fails leaves the log whole at the version before, and it opens as ever', async () => {
    given(1);
    withDatabase((db) => {
      const failing = { version: 3, sql: 'DROP TABLE commands; SELECT no_such_function(1)' };
      expect(() => migrate(db, [...MIGRATIONS, failing])).toThrow('no such function');
      expect(schemaVersion(db)).toBe(1);
    });
    expect(await factsOf()).toHaveLength(5);
  });
});

describe('a log of a later release', () => {
  it('is refused, to write and to read, and left as it is', async () => {
    given(1);
    withDatabase((db) => db.pragma('user_version = 2'));
    for (const readOnly of [false, true]) {
      await expect(openSqliteEventStore({ folder, readOnly })).rejects.toMatchObject({
        code: 'log-too-new',
        message: expect.stringContaining('has schema version 2; this program knows versions up to 1'),
      });
    }
    expect(withDatabase(schemaVersion)).toBe(2);
  });
});

describe('a log of an earlier release, opened to read only', () => {
  it('is refused: only a writer migrates', async () => {
    withDatabase((db) =>
      db.exec('PRAGMA application_id = 1399153263; CREATE TABLE log (position INTEGER PRIMARY KEY)'),
    );
    await expect(openSqliteEventStore({ folder, readOnly: true })).rejects.toMatchObject({ code: 'log-too-old' });
  });
});

describe('the schema versions', () => {
  it('count from 1 without a gap', () => {
    expect(RELEASED_SCHEMA_VERSIONS).toEqual(RELEASED_SCHEMA_VERSIONS.map((_, index) => index + 1));
  });
});
