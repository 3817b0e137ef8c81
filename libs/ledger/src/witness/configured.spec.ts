import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, removeFolders, signingLog } from '../../test/signed-histories.ts';
import { addWitness, configuredWitnesses, removeWitness, type ConfiguredWitness } from './configured.ts';
import { cosignerOf, newKey } from './cosigner.ts';

const witness = (name: string): ConfiguredWitness => ({
  name,
  url: `https://${name}.example`,
  vkey: cosignerOf(`${name}.example/witness`, newKey()).vkey,
});
const [BANK, SCHOOL] = [witness('bank'), witness('school')];

let data: string;
beforeEach(() => void (data = newFolder()));
afterEach(removeFolders);

describe('the witnesses of a data folder', () => {
  it('are none, until they are added', () => {
    expect(configuredWitnesses(data)).toEqual([]);
    addWitness(data, BANK);
    expect(addWitness(data, SCHOOL)).toEqual([BANK, SCHOOL]);
    expect(configuredWitnesses(data)).toEqual([BANK, SCHOOL]);
    expect(removeWitness(data, 'bank')).toEqual([SCHOOL]);
    expect(configuredWitnesses(data)).toEqual([SCHOOL]);
  });

  it.each([
    [{ name: ' ' }, 'invalid-witness-name'],
    [{ name: 'n'.repeat(201) }, 'invalid-witness-name'],
    [{ url: 'witness.example' }, 'invalid-witness-url'],
    [{ url: 'ftp://witness.example' }, 'invalid-witness-url'],
    [{ url: 'https://user:secret@witness.example' }, 'invalid-witness-url'],
    [{ url: 'https://witness.example?log=1' }, 'invalid-witness-url'],
    [{ vkey: 'bank' }, 'invalid-witness-key'],
    [{ vkey: signingLog('sebone/minato').vkey }, 'invalid-witness-key'],
    [{ name: 'bank' }, 'known-witness'],
    [{ vkey: BANK.vkey }, 'known-witness'],
  ])('do not become %j', (changed, code) => {
    addWitness(data, BANK);
    expect(addWitness(data, { ...SCHOOL, ...changed })).toMatchObject({ kind: 'rejection', code });
    expect(configuredWitnesses(data)).toEqual([BANK]);
  });

  it('do not lose one that is not there', () => {
    addWitness(data, BANK);
    expect(removeWitness(data, 'school')).toMatchObject({ code: 'unknown-witness' });
  });

  it.each(['not json', '{}', '[{"name":"bank"}]', `[${JSON.stringify({ ...BANK, url: 'file:///etc' })}]`])(
    'are not read from %s',
    (text) => {
      mkdirSync(join(data, 'ledger'));
      writeFileSync(join(data, 'ledger', 'witnesses.json'), text);
      expect(configuredWitnesses(data)).toMatchObject({ code: 'unusable-witnesses' });
      expect(addWitness(data, SCHOOL)).toMatchObject({ code: 'unusable-witnesses' });
      expect(removeWitness(data, 'bank')).toMatchObject({ code: 'unusable-witnesses' });
    },
  );
});
