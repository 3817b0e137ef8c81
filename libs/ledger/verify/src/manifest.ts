import { hasForm, isBoolean, isCount, isDay, isExactly, isHash, isListOf, isName, isPositive } from './form.ts';

/** The sections of a bundle, in their order in the file. */
export const SECTIONS = [
  'keys',
  'checkpoints',
  'leaves',
  'large',
  'proof',
  'openings',
  'erasures',
  'schemas',
  'views',
] as const;

export type SectionName = (typeof SECTIONS)[number];

/** The format that this verifier knows. */
export const FORMAT = 'sebone-bundle/1';

/** A stream of a bundle. */
export interface BundleStream {
  /** Whether all its facts are there, from the first to `revision`; else single ones, which say something of what the bundle is about. */
  readonly complete: boolean;
  /** The number of its facts at the bundle's tree size, as whoever made the bundle states it. */
  readonly revision: number;
  readonly stream: string;
}

/** The first line of a bundle: what it is about, and what its sections are. */
export interface Manifest {
  readonly format: typeof FORMAT;
  readonly initiative: string;
  /** UTC, ISO 8601 with milliseconds. */
  readonly madeAt: string;
  readonly origin: string;
  readonly partner?: string;
  /** The days that the views are about; the events are there whatever their days are. */
  readonly period?: { readonly from?: string; readonly to?: string };
  readonly sections: readonly { readonly lines: number; readonly name: SectionName; readonly sha256: string }[];
  /** Leaves of the tree that everything is proved against. */
  readonly size: number;
  readonly streams: readonly BundleStream[];
}

const isLine = (value: unknown): boolean => isName(value) && !(value as string).includes('\n');
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);

const hasFormOfManifest = hasForm<Manifest>(
  {
    format: isExactly(FORMAT),
    initiative: isName,
    madeAt: isInstant,
    origin: isLine,
    sections: isListOf(hasForm({ lines: isCount, name: isName, sha256: isHash })),
    size: isCount,
    streams: isListOf(hasForm({ complete: isBoolean, revision: isPositive, stream: isName })),
  },
  { partner: isName, period: hasForm({}, { from: isDay, to: isDay }) },
);

/** Whether a value is a manifest: its sections are all there in their order, and no stream is named twice. */
export function isManifest(value: unknown): value is Manifest {
  if (!hasFormOfManifest(value)) return false;
  const streams = new Set(value.streams.map(({ stream }) => stream));
  return (
    streams.size === value.streams.length &&
    value.sections.length === SECTIONS.length &&
    value.sections.every(({ name }, at) => name === SECTIONS[at])
  );
}

/** Whether a stream's name says that it belongs to an initiative; a dot of the initiative's id is `~` in it. */
export function isStreamOf(initiative: string, stream: string): boolean {
  const [, rest = ''] = /^[a-z][a-z0-9]*-(.*)$/s.exec(stream) ?? [];
  const head = initiative.replaceAll('.', '~');
  return rest === head || (rest.startsWith(`${head}.`) && rest.length > head.length + 1);
}

/** The stream that a bundle about a partner is about. */
export function partnerStream({ initiative, partner }: Pick<Manifest, 'initiative' | 'partner'>): string {
  return `partner-${initiative.replaceAll('.', '~')}.${partner}`;
}
