/** What a {@link StatechartError} is about. Kebab-case, stable. */
export type StatechartErrorCode =
  | 'endless-always'
  | 'endless-delays'
  | 'invalid-due-day'
  | 'out-of-order'
  | 'stale-snapshot'
  | 'too-many-configurations'
  | 'unknown-state';

/** A machine, a `due` or a caller that breaks the rules of the fold. A fault of the program, never of the facts. */
export class StatechartError extends Error {
  override readonly name = 'StatechartError';
  readonly code: StatechartErrorCode;

  constructor(code: StatechartErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The features of XState that a map cannot have: whatever would make its course depend on more than dated facts. */
export type UnsupportedFeature =
  | 'action'
  | 'context'
  | 'delay-implementation'
  | 'double-entry'
  | 'guard'
  | 'illegal-configuration'
  | 'invoke'
  | 'numeric-delay'
  | 'route';

/** A machine that {@link flatten} refuses: it names the feature (`code`) and the state that uses it. */
export class UnsupportedMachineError extends Error {
  override readonly name = 'UnsupportedMachineError';
  readonly code: UnsupportedFeature;
  /** The state's path, such as `running.alive`, or `(root)`. */
  readonly state: string;

  constructor(code: UnsupportedFeature, state: string, message: string) {
    super(`state ${state}: ${message}`);
    this.code = code;
    this.state = state;
  }
}
