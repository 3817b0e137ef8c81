import type { StreamFact } from '@sebone/kernel';

/** Brings the data of one schema version to the next. Pure; it may change and return the object it is given. */
export type Upcast = (data: object) => object;

/**
 * By event type, by schema version: how its data becomes that of the next version. The current version of a type is
 * one above its last upcaster, counted without a gap from 1; a type that is not listed is at version 1.
 */
export type Upcasters = Readonly<Record<string, Readonly<Record<number, Upcast>>>>;

/** A fact is of a schema version that this program does not know: a newer program wrote it. */
export class UnknownSchemaError extends Error {
  readonly code = 'unknown-schema';
  constructor(
    /** The fact's id, or `undefined` for an event that is not recorded yet. */
    readonly fact: string | undefined,
    readonly type: string,
    readonly schema: number,
    /** The newest version that is known of this type. */
    readonly known: number,
  ) {
    const what = fact ? `Fact ${fact}` : 'An event';
    super(`${what} is of type ${type} in schema version ${schema}, but only up to ${known} is known here.`);
    this.name = 'UnknownSchemaError';
  }
}

/** The newest schema version of `type` that `upcasters` lead to. */
export function currentSchema(type: string, upcasters: Upcasters): number {
  if (!Object.hasOwn(upcasters, type)) return 1;
  const steps = upcasters[type]!;
  let version = 1;
  while (steps[version]) version++;
  return version;
}

/**
 * The fact with its data in the current schema version of its type, so that consumers know one version only. Every
 * adapter passes each fact that it serves through here.
 * @param upcasters without them a fact is given as it is stored, whatever its version
 * @throws UnknownSchemaError for a version above the current one
 */
export function upcast<Some extends StreamFact>(fact: Some, upcasters: Upcasters | undefined): Some {
  if (!upcasters) return fact;
  const current = currentSchema(fact.type, upcasters);
  if (fact.schema === current) return fact;
  if (fact.schema > current) throw new UnknownSchemaError(fact.id, fact.type, fact.schema, current);
  let data = fact.data;
  for (let version = fact.schema; version < current; version++) {
    try {
      data = upcasters[fact.type]![version]!(data);
    } catch (cause) {
      throw new Error(`The upcaster of ${fact.type} from schema version ${version} failed on fact ${fact.id}`, {
        cause,
      });
    }
  }
  return { ...fact, schema: current, data };
}

/**
 * Refuses to record events that this program could not read back.
 * @throws UnknownSchemaError for a version above the current one
 */
export function checkSchema(
  event: { readonly type: string; readonly schema: number },
  upcasters: Upcasters | undefined,
): void {
  if (!upcasters) return;
  const current = currentSchema(event.type, upcasters);
  if (event.schema > current) throw new UnknownSchemaError(undefined, event.type, event.schema, current);
}
