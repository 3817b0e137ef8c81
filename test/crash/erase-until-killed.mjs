// Erases a subject in the data folder given, stops for ever at the point given, and prints it: to be killed there.
import { writeSync } from 'node:fs';
import { eraseSubject, openLog, vaultOf } from '@sebone/application';

const [folder, subject, point] = process.argv.slice(2);

/** The same, but that it reaches a point before or after one of its calls. */
const reaching = (target, verb, { before, after }) =>
  new Proxy(target, {
    get: (of, name) => {
      const value = Reflect.get(of, name);
      if (typeof value !== 'function') return value;
      if (name !== verb) return value.bind(of);
      return async (...said) => {
        await reached(before);
        const result = await value.apply(of, said);
        await reached(after);
        return result;
      };
    },
  });

async function reached(name) {
  if (name !== point) return;
  writeSync(1, `${name}\n`);
  await new Promise(() => setInterval(() => undefined, 60_000));
}

const log = await openLog(folder);
const vault = await vaultOf(folder, log);
const erasing = {
  subject,
  reason: 'asked for',
  occurredOn: '2020-05-01',
  actor: 'crash',
  folder,
  now: () => Date.now(),
};
await eraseSubject(
  reaching(log, 'append', { before: 'decided', after: 'recorded' }),
  reaching(vault, 'erase', { before: 'noted', after: 'destroyed' }),
  erasing,
);
throw new Error(`${point} was never reached`);
