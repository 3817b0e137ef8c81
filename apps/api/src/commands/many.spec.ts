import { Problem } from '../problem.ts';
import { LOCAL } from '../access/principal.ts';
import type { Giving, TakenCommand } from './giving.ts';
import { answersTo, type Many } from './many.ts';

const settings = (more: Partial<Many> = {}): Many => ({
  principal: LOCAL,
  correlationId: 'import-1',
  wording: 'en',
  instance: '/v1/commands',
  longestLine: 10_000,
  lineWithin: 60_000,
  lapsed: () => undefined,
  weighed: () => undefined,
  stopping: new AbortController().signal,
  unforeseen: () => undefined,
  ...more,
});

/** Answers every command with its own key. */
const echoing = (more: Partial<Giving> = {}): Giving =>
  ({
    take: (asked) => ({ asked, command: {}, commandId: asked.key }),
    ready: async (taken) => taken,
    answer: async ({ commandId }: TakenCommand) => ({ status: 201, headers: {}, body: JSON.stringify({ commandId }) }),
    ...more,
  }) as Giving;

const line = (nth: number): Buffer =>
  Buffer.from(`${JSON.stringify({ command: 'report-action', key: `k-${nth}`, body: { nth } })}\n`);

/** A client with any number of lines, and how many of them were asked for. */
function client(count: number, end?: () => Promise<void>): { readonly lines: AsyncIterable<Buffer>; asked(): number } {
  let asked = 0;
  const lines = (async function* (): AsyncGenerator<Buffer, void> {
    while (asked < count) yield line(++asked);
    await end?.();
  })();
  return { lines, asked: () => asked };
}
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
};

describe('many commands', () => {
  it('are read no further than so far ahead of whoever takes the answers', async () => {
    const { lines, asked } = client(100_000);
    const answers = answersTo(lines, echoing(), settings());
    for (let taken = 1; taken <= 1_000; taken++) {
      expect(JSON.parse((await answers.next()).value as string)).toEqual({
        line: taken,
        status: 201,
        commandId: `k-${taken}`,
      });
      expect(asked() - taken).toBeLessThanOrEqual(260);
    }
    await turns();
    expect(asked()).toBeLessThanOrEqual(1_260);
  });

  it('are fewer at a time where they are large', async () => {
    let asked = 0;
    const large = (async function* (): AsyncGenerator<Buffer, void> {
      for (; ; asked++)
        yield Buffer.from(
          `${JSON.stringify({ command: 'report-action', key: 'k', body: { title: 'x'.repeat(9_000) } })}\n`,
        );
    })();
    void answersTo(large, echoing({ answer: () => new Promise(() => undefined) }), settings()).next();
    await turns();
    expect(asked).toBeLessThan(16);
  });

  it('are no longer read once whoever takes the answers has left', async () => {
    const { lines, asked } = client(100_000);
    const answers = answersTo(lines, echoing(), settings());
    await answers.next();
    await answers.return();
    await turns();
    const then = asked();
    await turns();
    expect(asked()).toBe(then);
  });

  it('are answered as far as they came where the client breaks off, and that is told', async () => {
    const { lines } = client(3, () => Promise.reject(new Error('aborted')));
    const answers = answersTo(lines, echoing(), settings());
    for (let nth = 1; nth <= 3; nth++) expect((await answers.next()).done).toBe(false);
    await expect(answers.next()).rejects.toThrow('aborted');
  });

  it('end where the server stops, with those under way answered and the next told why not', async () => {
    const stopping = new AbortController();
    const { lines } = client(5, () => new Promise(() => undefined));
    const texts: string[] = [];
    for await (const text of answersTo(lines, echoing(), settings({ stopping: stopping.signal }))) {
      texts.push(text);
      if (texts.length === 5) setImmediate(() => stopping.abort());
    }
    expect(texts.map((text) => JSON.parse(text) as object)).toMatchObject([
      ...[1, 2, 3, 4, 5].map((nth) => ({ line: nth, status: 201 })),
      { line: 6, status: 503, code: 'stopping' },
    ]);
  });

  it('end so, too, where the next has come while one before it was under way', async () => {
    const stopping = new AbortController();
    const { lines } = client(2);
    const giving = echoing({
      answer: async ({ commandId }) => {
        stopping.abort();
        await turns();
        return { status: 201, headers: {}, body: JSON.stringify({ commandId }) };
      },
    });
    const texts: string[] = [];
    for await (const text of answersTo(lines, giving, settings({ stopping: stopping.signal }))) texts.push(text);
    expect(texts.map((text) => JSON.parse(text) as object)).toMatchObject([
      { line: 1, status: 201 },
      { line: 2, status: 503, code: 'stopping' },
    ]);
  });

  it('end where whoever gives them may do so no more, with those before answered and the next told why not', async () => {
    const revoked = new Problem(401, 'key-revoked', { en: 'Revoked.', ja: '取り消された。' });
    let asked = 0;
    const texts: string[] = [];
    const { lines } = client(100);
    for await (const text of answersTo(
      lines,
      echoing(),
      settings({ lapsed: () => (++asked > 3 ? revoked : undefined) }),
    ))
      texts.push(text);
    expect(texts.map((text) => JSON.parse(text) as object)).toMatchObject([
      ...[1, 2, 3].map((nth) => ({ line: nth, status: 201 })),
      { line: 4, status: 401, code: 'key-revoked' },
    ]);
  });

  it('fail alone where there are too many of them', async () => {
    const tooMany = new Problem(429, 'too-many-requests', { en: 'Too many.', ja: '多すぎる。' });
    let count = 0;
    const texts: string[] = [];
    for await (const text of answersTo(
      client(3).lines,
      echoing(),
      settings({ weighed: () => (++count === 2 ? tooMany : undefined) }),
    ))
      texts.push(text);
    expect(texts.map((text) => (JSON.parse(text) as { status: number }).status)).toEqual([201, 429, 201]);
  });

  it('end where the next does not come in time, and that is said', async () => {
    const { lines } = client(2, () => new Promise(() => undefined));
    const texts: string[] = [];
    for await (const text of answersTo(lines, echoing(), settings({ lineWithin: 5 }))) texts.push(text);
    expect(texts.map((text) => JSON.parse(text) as object)).toMatchObject([
      { line: 1, status: 201 },
      { line: 2, status: 201 },
      { line: 3, status: 408, code: 'timed-out' },
    ]);
  });

  it('have the time that their answers take', async () => {
    let decide = (): void => undefined;
    const decided = new Promise<void>((resolve) => (decide = resolve));
    const answer: Giving['answer'] = async ({ commandId }) => {
      await decided;
      return { status: 201, headers: {}, body: JSON.stringify({ commandId }) };
    };
    const answers = answersTo(client(1, () => decided).lines, echoing({ answer }), settings({ lineWithin: 1 }));
    setTimeout(() => decide(), 20);
    expect(JSON.parse((await answers.next()).value as string)).toMatchObject({ line: 1, status: 201 });
    expect((await answers.next()).done).toBe(true);
  });

  it('fail alone, and what nobody foresaw is told to the log and not to the client', async () => {
    const unforeseen: unknown[] = [];
    const secret = new Error('secret');
    const failing = echoing({
      take: (asked) => {
        if (asked.key === 'k-2') throw new Problem(403, 'not-allowed', { en: 'No.', ja: '不可。' });
        return { asked, command: {}, commandId: asked.key };
      },
      ready: async (taken) => {
        if (taken.commandId === 'k-3') throw secret;
        return taken;
      },
      answer: async ({ commandId }) => {
        if (commandId === 'k-4') throw secret;
        return { status: 422, headers: {}, body: '{"status":422,"code":"before-joining"}' };
      },
    });
    const texts: string[] = [];
    for await (const text of answersTo(
      client(4).lines,
      failing,
      settings({ unforeseen: (error) => unforeseen.push(error) }),
    ))
      texts.push(text);
    expect(texts.map((text) => (JSON.parse(text) as { code: string }).code)).toEqual([
      'before-joining',
      'not-allowed',
      'internal',
      'internal',
    ]);
    expect(texts[0]).toBe('{"line":1,"status":422,"code":"before-joining"}\n');
    expect(texts.join('')).not.toContain('secret');
    expect(unforeseen).toEqual([secret, secret]);
  });
});
