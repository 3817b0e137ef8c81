/** A command as it is given over HTTP. */
export interface Meant {
  readonly command: string;
  readonly key: string;
  readonly body: object;
}

const PARTNERS = 8;

/** How it begins: an initiative, and partners who join it. */
export function founding(initiative: string, { on = '2015-04-01', partners = PARTNERS } = {}): readonly Meant[] {
  const first = { initiative, occurredOn: on };
  const charter = { ...first, name: 'Clean river', timeZone: 'UTC' };
  return [
    { command: 'charter-initiative', key: `${initiative}-charter`, body: charter },
    ...Array.from({ length: partners }, (_, nth) => ({
      command: 'join-partner',
      key: `${initiative}-join-${nth}`,
      body: { ...first, partnerId: `p-${nth}`, name: `Partner ${nth}` },
    })),
  ];
}

export const isEarly = (nth: number): boolean => nth % 10 === 3;
export const isSaid = (nth: number): boolean => nth % 10 === 7;

/** The action that a command reports, and of which partner. */
export const actionOf = (nth: number): number => (isSaid(nth) ? nth - 1 : nth);
export const partnerOf = (nth: number): number => actionOf(nth) % PARTNERS;

/** The command that is meant `nth`: an action; every tenth one that is reported too early, every tenth one said already. */
export const meant = (initiative: string, nth: number): Meant => ({
  command: 'report-action',
  key: `${initiative}-${nth}`,
  body: {
    initiative,
    partnerId: `p-${partnerOf(nth)}`,
    actionId: `a-${actionOf(nth)}`,
    title: 'Gauge',
    occurredOn: isEarly(nth) ? '2014-01-01' : '2016-04-01',
  },
});
