import { Register } from '@sebone/testing';
import { meetingsOf } from './meetings.ts';

const called = (r: Register, meetingId: string, on: string, plannedOn: string): string =>
  r.add('meeting', meetingId, 'MeetingCalled', on, { meetingId, plannedOn, title: `To talk of ${meetingId}` }).id;
const attended = (r: Register, meetingId: string, on: string, partnerId: string, presence: string): string =>
  r.add('meeting', meetingId, 'AttendanceRecorded', on, { meetingId, partnerId, presence }).id;

describe('the meetings', () => {
  it('stand in the order of their days, each with its status and who was there', () => {
    const r = new Register();
    called(r, 'spring', '2012-03-01', '2012-04-01');
    const held = r.add(
      'meeting',
      'spring',
      'MeetingHeld',
      '2012-04-02',
      { meetingId: 'spring', status: 'held' },
      { reportedOn: '2012-04-09' },
    );
    attended(r, 'spring', '2012-04-02', 'water', 'present');
    attended(r, 'spring', '2012-04-02', 'forest', 'present');
    attended(r, 'spring', '2012-04-02', 'school', 'absent');
    attended(r, 'spring', '2012-04-02', 'fund', 'excused');
    const call = called(r, 'autumn', '2012-03-02', '2012-10-01');
    r.met('2012-02-01', [], { status: 'cancelled' });
    const first = attended(r, 'lost', '2012-05-01', 'water', 'present');
    const nobody = { present: 0, absent: 0, excused: 0 };
    expect(meetingsOf(r.at('2012-06-30'))).toEqual([
      {
        id: 'told-8.0',
        meetingId: 'meeting-1',
        title: null,
        status: 'cancelled',
        on: '2012-02-01',
        reportedOn: '2012-02-01',
        plannedOn: null,
        ...nobody,
      },
      {
        id: held.id,
        meetingId: 'spring',
        title: 'To talk of spring',
        status: 'held',
        on: '2012-04-02',
        reportedOn: '2012-04-09',
        plannedOn: '2012-04-01',
        present: 2,
        absent: 1,
        excused: 1,
      },
      {
        id: first,
        meetingId: 'lost',
        title: null,
        status: 'attended',
        on: '2012-05-01',
        reportedOn: '2012-05-01',
        plannedOn: null,
        ...nobody,
        present: 1,
      },
      {
        id: call,
        meetingId: 'autumn',
        title: 'To talk of autumn',
        status: 'called',
        on: '2012-10-01',
        reportedOn: '2012-03-02',
        plannedOn: '2012-10-01',
        ...nobody,
      },
    ]);
  });
});
