/*
 * Lints texts as if they stood at given paths, by the repository's own configuration, in a process of its own.
 * Standard input and output: see lint.ts.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import typescript from 'typescript-eslint';
import config from '../../eslint.config.js';

const root = dirname(dirname(import.meta.dirname));

// A text that overlays a file of the program gets all rules; one at a path where there is no file, all but those that
// need types. Only a program kept for changes takes overlays.
process.env.TSESTREE_SINGLE_RUN = 'false';
const withTypes = new ESLint({ cwd: root, ignore: false });
const withoutTypes = new ESLint({ cwd: root, ignore: false, overrideConfig: [typescript.configs.disableTypeChecked] });

const messagesIn = (value) =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => (key === 'message' ? [inner] : messagesIn(inner)));

const rules = config
  .filter(({ name }) => name?.startsWith('sebone/'))
  .flatMap((block) => Object.entries(block.rules ?? {}))
  .filter(([, setting]) => ![setting].flat().includes('off'))
  .map(([rule, setting]) => ({ rule, setting, messages: [...new Set(messagesIn(setting))] }));

const findings = [];
for (const { path, text: source } of JSON.parse(await text(process.stdin))) {
  const filePath = join(root, path);
  const inProgram = existsSync(filePath) && !path.includes('fixtures');
  const [{ messages }] = await (inProgram ? withTypes : withoutTypes).lintText(source, { filePath });
  findings.push(messages.map(({ ruleId, message }) => ({ rule: ruleId ?? 'none', message })));
}
process.stdout.write(JSON.stringify({ findings, rules }));
