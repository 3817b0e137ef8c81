import { csvTable } from './csv-writer.ts';

describe('a table for people', () => {
  it('has a header, and each row’s fields in the order of the columns', () => {
    expect(csvTable(['id', 'hours', 'done'], [{ done: false, id: 'a', hours: 2.5 }])).toBe(
      'id,hours,done\r\na,2.5,false\r\n',
    );
  });

  it('leaves a cell empty where nothing was said, and writes what is no text as JSON', () => {
    expect(csvTable(['a', 'b', 'c'], [{ a: null, c: { x: 1, y: 'z' } }])).toBe(
      'a,b,c\r\n,,"{""x"":1,""y"":""z""}"\r\n',
    );
  });

  it('quotes what would end a cell', () => {
    expect(csvTable(['a'], [{ a: 'one, "two"\nthree' }])).toBe('a\r\n"one, ""two""\nthree"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@x', '＝1', '\t=1'])('has no text run as a formula: %j', (text) => {
    expect(csvTable(['a'], [{ a: text }])).toBe(`a\r\n'${text}\r\n`);
    expect(csvTable(['a'], [{ a: -1 }])).toBe('a\r\n-1\r\n');
  });
});
