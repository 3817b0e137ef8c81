import { Register } from '@sebone/testing';
import { attendancesOf } from './attendances.ts';

describe('who was at which meeting', () => {
  const register = (): Register => {
    const r = new Register();
    r.add('partner', 'water', 'PartnerJoined', '2012-01-01', { partnerId: 'water', name: 'Water board' });
    return r;
  };
  const attended = (r: Register, meetingId: string, on: string, partnerId: string, presence: string): string =>
    r.add('meeting', meetingId, 'AttendanceRecorded', on, { meetingId, partnerId, presence }).id;

  it('stands in the order of time, with the partner by name where it has one', () => {
    const r = register();
    const autumn = attended(r, 'autumn', '2012-10-01', 'water', 'present');
    const spring = attended(r, 'spring', '2012-04-02', 'water', 'excused');
    const guest = attended(r, 'spring', '2012-04-02', 'guest', 'present');
    const row = (id: string, meetingId: string, partnerId: string, presence: string, occurredOn: string): object => ({
      id,
      meetingId,
      partnerId,
      partnerName: partnerId === 'water' ? 'Water board' : 'guest',
      presence,
      occurredOn,
      reportedOn: occurredOn,
    });
    const rows = attendancesOf(r.at('2012-12-31'));
    expect(rows).toEqual([
      row(spring, 'spring', 'water', 'excused', '2012-04-02'),
      row(guest, 'spring', 'guest', 'present', '2012-04-02'),
      row(autumn, 'autumn', 'water', 'present', '2012-10-01'),
    ]);
    expect(attendancesOf(r.at('2012-09-30'))).toEqual(rows.slice(0, 2));
  });

  it('is what was corrected, and nothing that was voided', () => {
    const r = register();
    const first = attended(r, 'spring', '2012-04-02', 'water', 'absent');
    const other = attended(r, 'spring', '2012-04-02', 'guest', 'present');
    r.add('meeting', 'spring', 'AttendanceCorrected', '2012-04-02', {
      meetingId: 'spring',
      partnerId: 'water',
      presence: 'present',
      corrects: first,
      because: 'Looked up',
    });
    r.add('meeting', 'spring', 'AttendanceVoided', '2012-04-02', { voids: other, because: 'Another partner' });
    expect(attendancesOf(r.at('2012-12-31'))).toMatchObject([{ partnerId: 'water', presence: 'present' }]);
  });
});
