import fc from 'fast-check';
import { isStreamName, parseStream, streamName } from './stream.ts';

const category = fc.stringMatching(/^[a-z][a-z0-9]{0,11}$/);
const initiative = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,63}$/);
const id = fc.option(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), { nil: undefined });

describe('the name of a stream', () => {
  it('says category and initiative, and which one of its kind', () => {
    expect(streamName('initiative', 'openstack')).toBe('initiative-openstack');
    expect(streamName('partner', 'openstack', 'red-hat')).toBe('partner-openstack.red-hat');
  });

  it('writes a dot of the initiative as ~, so that the first dot always ends the initiative', () => {
    expect(streamName('partner', 'kyoto.2012', 'n.p.o')).toBe('partner-kyoto~2012.n.p.o');
    expect(parseStream('partner-kyoto~2012.n.p.o')).toEqual({
      category: 'partner',
      initiative: 'kyoto.2012',
      id: 'n.p.o',
    });
  });

  it('splits the category off at the first hyphen: an initiative may have hyphens of its own', () => {
    expect(parseStream('meeting-north-side.2014-03-02')).toEqual({
      category: 'meeting',
      initiative: 'north-side',
      id: '2014-03-02',
    });
  });

  it('is read back as it was made', () => {
    fc.assert(
      fc.property(category, initiative, id, (c, i, d) => {
        expect(isStreamName(streamName(c, i, d))).toBe(true);
        expect(parseStream(streamName(c, i, d))).toEqual(
          d === undefined ? { category: c, initiative: i } : { category: c, initiative: i, id: d },
        );
      }),
    );
  });

  it('differs wherever a part differs', () => {
    const parts = fc.tuple(category, initiative, id);
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(streamName(...a)).not.toBe(streamName(...b));
      }),
    );
  });

  it.each([
    ['a category with a hyphen', () => streamName('work-shop', 'openstack')],
    ['no category', () => streamName('', 'openstack')],
    ['an initiative in capitals', () => streamName('partner', 'OpenStack')],
    ['an initiative that already holds ~', () => streamName('partner', 'kyoto~2012')],
    ['an initiative longer than 64 characters', () => streamName('partner', 'a'.repeat(65))],
    ['an empty id', () => streamName('partner', 'openstack', '')],
  ])('cannot be made of %s', (_, make) => {
    expect(make).toThrow(RangeError);
  });

  it.each(['', 'partner', 'partner-', '-openstack', 'Partner-openstack', 'partner-openstack.', 'partner.openstack'])(
    'is not %j',
    (text) => {
      expect(parseStream(text)).toBeUndefined();
      expect(isStreamName(text)).toBe(false);
    },
  );
});
