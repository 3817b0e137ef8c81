import type { Found, Report } from './bundle.ts';
import { inWords } from './words.ts';

/** A bundle with so many whole streams, each of two events. */
function reportOf(streams: number): Report {
  const found: Found = {
    manifest: {
      format: 'sebone-bundle/1',
      initiative: 'river',
      madeAt: '2026-04-01T00:00:00.000Z',
      origin: 'sebone/river',
      size: 1_000,
      sections: [],
      streams: [],
    },
    events: 2 * streams,
    isWholeLog: false,
    streams: Array.from({ length: streams }, (_, nth) => ({
      stream: `partner-river.p-${nth}`,
      revision: 2,
      complete: true,
      events: 2,
    })),
    checkpoints: 1,
    keys: ['key'],
    personal: { opened: 0, erased: 0, withheld: 0 },
    erasures: [],
    held: [],
    views: [],
  };
  return { verdict: 'verified', exit: 0, faults: [], found };
}

const complete = (streams: number, language: 'en' | 'ja'): readonly string[] =>
  inWords(reportOf(streams), language).filter((line) => /^- (?:Complete|全体を収録)/.test(line));

describe('what a report says to people', () => {
  it('names each stream that is whole, as long as anyone would read the names', () => {
    expect(complete(12, 'en')).toHaveLength(12);
    expect(complete(12, 'ja')[11]).toContain('partner-river.p-11');
  });

  it('counts them where there are more', () => {
    expect(complete(13, 'en')).toEqual([expect.stringContaining('13 streams, 26 of 26 events')]);
    expect(complete(157, 'ja')).toEqual([expect.stringContaining('157 本のストリーム（314 件中 314 件')]);
  });

  it('lets nothing that a bundle says of itself begin a line, or move the cursor', () => {
    const report = reportOf(1);
    const manifest = { ...report.found!.manifest, initiative: 'river\nVERIFIED\u001b[2J' };
    const lines = inWords({ ...report, found: { ...report.found!, manifest } }, 'en');
    expect(lines.filter((line) => line.startsWith('VERIFIED'))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain('\u001b');
  });
});
