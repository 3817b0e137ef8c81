import { readFileSync } from 'node:fs';
import { clientTypes, clientTypesPath } from './client.mjs';

describe('the types of the client', () => {
  it('are those of the OpenAPI document: where this fails, "npm run catalogue" writes them anew', async () => {
    const made = await clientTypes();
    expect(readFileSync(clientTypesPath, 'utf8') === made).toBe(true);
  });
});
