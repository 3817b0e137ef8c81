import { SHARED } from './views-file.ts';
import type { Column, Relation, View } from './view.ts';
import { CONTACTS } from './views/contacts.ts';
import { CONTRIBUTIONS } from './views/contributions.ts';
import { INITIATIVES } from './views/initiatives.ts';
import { KNOWLEDGE } from './views/knowledge.ts';
import { LIFECYCLES } from './views/lifecycles.ts';
import { MEASUREMENTS } from './views/measurements.ts';
import { MEETINGS } from './views/meetings.ts';
import { MEMBERSHIP } from './views/membership.ts';
import { NOTICES } from './views/notices.ts';

/** Every view that is kept. */
export const VIEWS: readonly View[] = [
  INITIATIVES,
  MEMBERSHIP,
  CONTACTS,
  CONTRIBUTIONS,
  MEETINGS,
  MEASUREMENTS,
  KNOWLEDGE,
  NOTICES,
  LIFECYCLES,
];

/** What a table, or a SQL view over tables, holds. */
export interface RelationDescription extends Pick<Relation, 'name' | 'kind' | 'meaning'> {
  readonly columns: readonly Column[];
}

/** What a view holds. */
export interface ViewDescription extends Pick<View, 'name' | 'version' | 'meaning'> {
  readonly relations: readonly RelationDescription[];
}

/** The tables of `views.db` with the meaning of every column: by view, and those that are kept for all views. */
export function describeViews(): {
  readonly views: readonly ViewDescription[];
  readonly forAll: readonly RelationDescription[];
} {
  const described = ({ name, kind, meaning, columns }: Relation): RelationDescription => ({
    name,
    kind,
    meaning,
    columns: columns.map((each) => ({
      name: each.name,
      type: each.type,
      holds: each.holds,
      required: each.required,
      meaning: each.meaning,
    })),
  });
  return {
    views: VIEWS.map(({ name, version, meaning, relations }) => ({
      name,
      version,
      meaning,
      relations: relations.map(described),
    })),
    forAll: SHARED.map(described),
  };
}
