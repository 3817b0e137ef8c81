import { readFileSync } from 'node:fs';
import { EVENT_FIELDS, EVENT_SCHEMAS } from '@sebone/initiative';
import { eventFieldsPath, eventFieldsText } from './event-fields.mjs';

describe('the fields of the events', () => {
  it('are those that are declared: where this fails, "npm run catalogue" writes them anew', async () => {
    const made = await eventFieldsText();
    expect(readFileSync(eventFieldsPath, 'utf8') === made).toBe(true);
  });

  it('are told of every event type', () => {
    expect(Object.keys(EVENT_FIELDS).sort()).toEqual([...EVENT_SCHEMAS.keys()].sort());
    expect(EVENT_FIELDS['ActionCorrected']).toMatchObject({
      partnerId: { type: 'string', required: true },
      hours: { type: 'number', required: false },
      corrects: { required: true, meaning: 'The id of the fact it replaces: the one that stood until now.' },
    });
    expect(EVENT_FIELDS['ActionVoided']).toHaveProperty('voids');
    expect(EVENT_FIELDS['AttendanceRecorded']!['presence']!.type).toBe("'present' | 'absent' | 'excused'");
  });
});
