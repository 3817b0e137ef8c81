import type { Filter } from '@sebone/event-store';
import type { Told } from './told.ts';

/** Which facts somebody listens for: those that meet every condition given. */
export interface Wanted {
  readonly initiatives?: ReadonlySet<string>;
  readonly categories?: ReadonlySet<string>;
  readonly types?: ReadonlySet<string>;
  /** Whether the listener may read an initiative. */
  mayRead(initiative: string): boolean;
}

/** Whether a fact is one of those. */
export function isWanted(
  { type, category, initiative }: Told,
  { initiatives, categories, types, mayRead }: Wanted,
): boolean {
  if (types && !types.has(type)) return false;
  if (categories && !categories.has(category)) return false;
  return (initiatives?.has(initiative) ?? true) && mayRead(initiative);
}

/** As much of it as a store can look for by itself: what it gives has to be asked {@link isWanted} still. */
export function filterOf({ initiatives, categories, types }: Wanted): Filter {
  return {
    ...(initiatives?.size === 1 && { initiative: [...initiatives][0]! }),
    ...(categories && { categories: [...categories] }),
    ...(types && { types: [...types] }),
  };
}
