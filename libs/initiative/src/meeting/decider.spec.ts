import { scenario, type Said } from '@sebone/testing';

const { given, untold } = scenario();

const CHARTERED: Said = [
  'charter-initiative',
  { name: 'Clean river', timeZone: 'Asia/Tokyo', occurredOn: '2020-01-01' },
];
const JOINED: Said = ['join-partner', { partnerId: 'water', name: 'Water board', occurredOn: '2020-02-01' }];
const CALL = { meetingId: 'm1', title: 'Spring table', plannedOn: '2020-04-10', occurredOn: '2020-03-01' };
const CALLED: Said = ['call-meeting', CALL];
const HELD: Said = ['hold-meeting', { meetingId: 'm1', title: 'Spring table', occurredOn: '2020-04-10' }];
const CANCELLED: Said = ['cancel-meeting', { meetingId: 'm1', occurredOn: '2020-04-10' }];
const ATTENDANCE = { meetingId: 'm1', partnerId: 'water', presence: 'present', occurredOn: '2020-04-10' };
const ATTENDED: Said = ['record-attendance', ATTENDANCE];

describe('calling a meeting', () => {
  it('records the day it is planned for', () => {
    given(CHARTERED)
      .when('call-meeting', CALL)
      .then(['MeetingCalled', { meetingId: 'm1', title: 'Spring table', plannedOn: '2020-04-10' }]);
  });

  it('says nothing new with the same content, and is refused with other content', () => {
    given(CHARTERED, CALLED).when('call-meeting', CALL).thenNothing();
    given(CHARTERED, CALLED)
      .when('call-meeting', { ...CALL, plannedOn: '2020-04-11' })
      .thenRefused('id-taken', 'call');
  });

  it('is corrected, naming the fact that stood, and voided on the day of the call', () => {
    given(CHARTERED, CALLED)
      .when('correct-meeting-call', { ...CALL, plannedOn: '2020-04-11', because: 'wrong day' })
      .then([
        'MeetingCallCorrected',
        {
          meetingId: 'm1',
          title: 'Spring table',
          plannedOn: '2020-04-11',
          corrects: 'command-2.0',
          because: 'wrong day',
        },
      ]);
    given(CHARTERED, CALLED)
      .when('void-meeting-call', { meetingId: 'm1', because: 'never sent' })
      .then([
        'MeetingCallVoided',
        { voids: 'command-2.0', record: 'call/call', because: 'never sent' },
        { occurredOn: '2020-03-01' },
      ]);
  });

  it('cannot be corrected or voided where none was recorded', () => {
    given(CHARTERED)
      .when('correct-meeting-call', { ...CALL, because: 'wrong day' })
      .thenRefused('unknown-record', 'call');
    given(CHARTERED)
      .when('void-meeting-call', { meetingId: 'm1', because: 'never sent' })
      .thenRefused('unknown-record', 'call');
  });
});

describe('a meeting', () => {
  it('is held', () => {
    given(CHARTERED)
      .when('hold-meeting', { meetingId: 'm1', occurredOn: '2020-04-10', reportedOn: '2020-04-12' })
      .then(['MeetingHeld', { meetingId: 'm1', status: 'held' }, { reportedOn: '2020-04-12' }]);
  });

  it('or cancelled', () => {
    given(CHARTERED)
      .when('cancel-meeting', { meetingId: 'm1', title: 'Spring table', occurredOn: '2020-04-10' })
      .then(['MeetingCancelled', { meetingId: 'm1', title: 'Spring table', status: 'cancelled' }]);
  });

  it('cannot be both: that is a correction', () => {
    given(CHARTERED, HELD)
      .when(...CANCELLED)
      .thenRefused('id-taken', 'meeting');
    given(CHARTERED, CANCELLED)
      .when(...HELD)
      .thenRefused('id-taken', 'meeting');
    given(CHARTERED, HELD)
      .when('correct-meeting', {
        meetingId: 'm1',
        status: 'cancelled',
        occurredOn: '2020-04-10',
        because: 'nobody came',
      })
      .then([
        'MeetingCorrected',
        { meetingId: 'm1', status: 'cancelled', corrects: 'command-2.0', because: 'nobody came' },
      ]);
  });

  it('cannot be corrected to cancelled while somebody is recorded as present', () => {
    const correction = { meetingId: 'm1', status: 'cancelled', occurredOn: '2020-04-10', because: 'nobody came' };
    given(CHARTERED, JOINED, HELD, ATTENDED)
      .when('correct-meeting', correction)
      .thenRefused('still-referred-to', 'status');
    given(CHARTERED, JOINED, HELD, ATTENDED, [
      'correct-attendance',
      { ...ATTENDANCE, presence: 'excused', because: 'mixed up' },
    ])
      .when('correct-meeting', correction)
      .then([
        'MeetingCorrected',
        { meetingId: 'm1', status: 'cancelled', corrects: 'command-3.0', because: 'nobody came' },
      ]);
  });

  it('is voided, but not while attendance is recorded for it', () => {
    given(CHARTERED, HELD)
      .when('void-meeting', { meetingId: 'm1', because: 'twice in the minutes' })
      .then([
        'MeetingVoided',
        { voids: 'command-2.0', record: 'meeting/m1', because: 'twice in the minutes' },
        { occurredOn: '2020-04-10' },
      ]);
    given(CHARTERED, JOINED, HELD, ATTENDED)
      .when('void-meeting', { meetingId: 'm1', because: 'twice in the minutes' })
      .thenRefused('still-referred-to', 'meetingId');
    given(CHARTERED, JOINED, HELD, ATTENDED, [
      'void-attendance',
      { meetingId: 'm1', partnerId: 'water', because: 'mixed up' },
    ])
      .when('void-meeting', { meetingId: 'm1', because: 'twice in the minutes' })
      .then([
        'MeetingVoided',
        { voids: 'command-3.0', record: 'meeting/m1', because: 'twice in the minutes' },
        { occurredOn: '2020-04-10' },
      ]);
  });

  it('is voided once for one reason, and was never voided for another', () => {
    const VOIDED: Said = ['void-meeting', { meetingId: 'm1', because: 'twice in the minutes' }];
    given(CHARTERED, HELD, VOIDED)
      .when(...VOIDED)
      .thenNothing();
    given(CHARTERED, HELD, VOIDED)
      .when('void-meeting', { meetingId: 'm1', because: 'a slip' })
      .thenRefused('unknown-record', 'meeting');
  });

  it('is recorded anew after it was voided, but not as reported before that', () => {
    const VOIDED: Said = ['void-meeting', { meetingId: 'm1', reportedOn: '2020-05-01', because: 'a slip' }];
    given(CHARTERED, HELD, VOIDED)
      .when('hold-meeting', { meetingId: 'm1', occurredOn: '2020-04-11' })
      .then(['MeetingHeld', { meetingId: 'm1', status: 'held' }]);
    given(CHARTERED, HELD, VOIDED)
      .when('hold-meeting', { meetingId: 'm1', occurredOn: '2020-04-11', reportedOn: '2020-04-30' })
      .thenRefused('corrected-before-reported', 'reportedOn');
  });
});

describe('attendance', () => {
  it.each(['present', 'absent', 'excused'])('says who was %s', (presence) => {
    given(CHARTERED, JOINED, HELD)
      .when('record-attendance', { ...ATTENDANCE, presence })
      .then(['AttendanceRecorded', { meetingId: 'm1', partnerId: 'water', presence }]);
  });

  it('is corrected and voided', () => {
    given(CHARTERED, JOINED, HELD, ATTENDED)
      .when('correct-attendance', { ...ATTENDANCE, presence: 'absent', because: 'mixed up' })
      .then([
        'AttendanceCorrected',
        { meetingId: 'm1', partnerId: 'water', presence: 'absent', corrects: 'command-4.0', because: 'mixed up' },
      ]);
    given(CHARTERED, JOINED, HELD, ATTENDED)
      .when('void-attendance', { meetingId: 'm1', partnerId: 'water', because: 'mixed up' })
      .then([
        'AttendanceVoided',
        { voids: 'command-4.0', record: 'attendance/water', because: 'mixed up' },
        { occurredOn: '2020-04-10' },
      ]);
  });

  it('needs a meeting that is recorded as held or cancelled, not one that was only called', () => {
    given(CHARTERED, JOINED, CALLED).when('record-attendance', ATTENDANCE).thenRefused('unknown-meeting', 'meetingId');
  });

  it('cannot be presence where the meeting was cancelled', () => {
    given(CHARTERED, JOINED, CANCELLED)
      .when('record-attendance', ATTENDANCE)
      .thenRefused('meeting-cancelled', 'presence');
    given(CHARTERED, JOINED, CANCELLED, ['record-attendance', { ...ATTENDANCE, presence: 'excused' }])
      .when('correct-attendance', { ...ATTENDANCE, because: 'mixed up' })
      .thenRefused('meeting-cancelled', 'presence');
  });

  it('is of partners, while they belong to the initiative', () => {
    given(CHARTERED, HELD).when('record-attendance', ATTENDANCE).thenRefused('unknown-partner', 'partnerId');
    given(CHARTERED, JOINED, HELD)
      .when('record-attendance', { ...ATTENDANCE, occurredOn: '2020-01-31' })
      .thenRefused('before-joining', 'occurredOn');
    given(CHARTERED, JOINED, HELD, ['leave-partner', { partnerId: 'water', occurredOn: '2020-04-09' }])
      .when('record-attendance', ATTENDANCE)
      .thenRefused('after-leaving', 'occurredOn');
  });

  it('is one for each partner and meeting', () => {
    given(CHARTERED, JOINED, HELD, ATTENDED)
      .when('record-attendance', { ...ATTENDANCE, presence: 'absent' })
      .thenRefused('id-taken', 'attendance');
    given(CHARTERED, JOINED, HELD)
      .when('void-attendance', { meetingId: 'm1', partnerId: 'water', because: 'x' })
      .thenRefused('unknown-record', 'attendance');
  });
});

it('has told a story of every command accepted and refused', () => {
  expect(untold('meeting')).toEqual({ accepted: [], refused: [] });
});
