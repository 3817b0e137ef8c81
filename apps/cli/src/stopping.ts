import { EXIT } from './io.ts';

/** Resolves when the process is asked to end. Asked once more, it ends at once, whatever is under way. */
export function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        resolve();
        process.once(signal, () => process.exit(EXIT.refused));
      });
  });
}
