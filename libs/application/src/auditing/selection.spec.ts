import { Register } from '@sebone/testing';
import { selectionOf } from './selection.ts';

/** Two partners at one table, with a meeting, an item that one shares and the other uses, and an award. */
function told(): Register {
  const register = new Register('river');
  register.chartered('2020-01-01');
  register.joined('water', '2020-02-01');
  register.joined('mill', '2020-02-01');
  register.awarded('a1', 'mill', '2020-03-01', { until: '2022-02-28' });
  register.acted('mill', '2020-04-01');
  register.met('2020-05-01', ['water', 'mill']);
  register.met('2020-06-01', ['water']);
  register.shared('gauges', 'water', '2020-07-01');
  register.used('gauges', 'mill', '2020-08-01');
  register.shared('outfalls', 'water', '2020-09-01');
  return register;
}
const typesOf = (register: Register, partner?: string): readonly string[] =>
  selectionOf('river', register.facts, partner).facts.map(({ type, data }) =>
    `${type} ${(data as { partnerId?: string }).partnerId ?? ''}`.trim(),
  );

describe('what is selected of an initiative', () => {
  it('is all of it, every stream whole', () => {
    const { facts } = told();
    const selection = selectionOf('river', facts);
    expect(selection.facts).toEqual(facts);
    expect(new Set(selection.streams.values())).toEqual(new Set(['whole']));
    expect([...selection.streams.keys()]).toContain('knowledge-river.outfalls');
  });

  it('is, for a partner, its own stream and the initiative’s, and of others what names it and what that is about', () => {
    expect(typesOf(told(), 'mill')).toEqual([
      'InitiativeChartered',
      'PartnerJoined mill',
      'FundingAwarded mill',
      'ActionReported mill',
      'MeetingHeld',
      'AttendanceRecorded mill',
      'KnowledgeShared water',
      'KnowledgeUsed mill',
    ]);
    expect(Object.fromEntries(selectionOf('river', told().facts, 'mill').streams)).toEqual({
      'initiative-river': 'whole',
      'partner-river.mill': 'whole',
      'meeting-river.meeting-1': 'excerpt',
      'knowledge-river.gauges': 'excerpt',
    });
  });

  it('holds every use of what the partner shared, whoever used it', () => {
    expect(typesOf(told(), 'water')).toContain('KnowledgeUsed mill');
    const { streams } = selectionOf('river', told().facts, 'water');
    expect(streams.get('knowledge-river.gauges')).toBe('whole');
    expect(streams.get('meeting-river.meeting-1')).toBe('excerpt');
  });

  it('is nothing where nothing names the partner, but for the initiative’s own stream', () => {
    expect([...selectionOf('river', told().facts, 'nobody').streams.keys()]).toEqual(['initiative-river']);
  });

  it('brings every version of what names it: a voiding names nobody, a correction perhaps somebody else', () => {
    const register = told();
    const measured = register.measured('ph', '2020-10-01', 7, { partnerId: 'mill' });
    const data = { indicatorId: 'ph', measurementId: 'measurement-1', value: 7, partnerId: 'water' };
    const corrected = register.add('indicator', 'ph', 'MeasurementCorrected', '2020-10-01', {
      ...data,
      corrects: measured.id,
      because: 'it was the water board',
    });
    const voids = { voids: corrected.id, record: 'measurement/measurement-1', because: 'the probe was broken' };
    const voided = register.add('indicator', 'ph', 'MeasurementVoided', '2020-10-01', voids);
    const ids = [measured.id, corrected.id, voided.id];
    for (const partner of ['mill', 'water'])
      expect(
        selectionOf('river', register.facts, partner)
          .facts.map(({ id }) => id)
          .filter((id) => ids.includes(id)),
      ).toEqual(ids);
  });
});
