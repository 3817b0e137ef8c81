import { eventTypeFilter, streamNameFilter, type Filter as ServerFilter } from '@kurrent/kurrentdb-client';
import type { Filter } from '@sebone/event-store';
import { isStreamName, streamName } from '@sebone/kernel';
import type { Names } from './records.ts';

/**
 * What the server is to look through for: all that a filter lets pass, and perhaps more. `undefined` where nothing can pass. It goes by
 * one of streams and types: whoever asks looks at what comes again.
 */
export function serverFilter({ initiative, categories, types }: Filter, names: Names): ServerFilter | undefined {
  if (categories?.length === 0 || types?.length === 0) return undefined;
  if (initiative !== undefined && !isStreamName(`c-${initiative.replaceAll('.', '~')}`)) return undefined;
  if (categories)
    return streamNameFilter({
      prefixes: categories.map((category) =>
        initiative === undefined ? names.of(`${category}-`) : names.of(streamName(category, initiative)),
      ),
    });
  if (initiative !== undefined) {
    const ofInitiative = streamName('c', initiative).slice(1);
    return streamNameFilter({ regex: `^${escaped(names.prefix)}[a-z0-9]+${escaped(ofInitiative)}(\\.|$)` });
  }
  if (types) return eventTypeFilter({ regex: `^(${types.map(escaped).join('|')})$` });
  return streamNameFilter({ prefixes: [names.prefix] });
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|#\s-]/g, '\\$&');
