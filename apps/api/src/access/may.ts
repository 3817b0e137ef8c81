import { Problem } from '../problem.ts';
import type { Need } from './need.ts';
import { MET_BY, RECORDED_BY } from './permissions.ts';
import type { Grant, Principal } from './principal.ts';

/** Whether somebody may read of an initiative. */
export const mayRead = (principal: Principal, initiative: string): boolean => meets(principal, 'read', initiative);

/** Whether somebody may audit an initiative. */
export const mayAudit = (principal: Principal, initiative: string): boolean => meets(principal, 'audit', initiative);

/**
 * Whether somebody may give a command. To whom nothing is granted in the initiative, it is one that does not exist.
 * @param command its name, such as `report-action`
 * @param body as `commandFrom` took it
 * @returns why not, or `undefined`
 */
export function mayRecord(principal: Principal, command: string, body: object): Problem | undefined {
  const { initiative, partnerId } = body as { readonly initiative?: unknown; readonly partnerId?: unknown };
  const near = principal.grants.filter((grant) => covers(grant, initiative));
  if (near.length === 0) return unknownInitiative(initiative);
  const roles = Object.hasOwn(RECORDED_BY, command) ? RECORDED_BY[command]! : [];
  const able = near.filter(
    (grant) => roles.includes(grant.role) && (grant.role !== 'integrator' || grant.commands?.includes(command)),
  );
  if (able.some((grant) => grant.role !== 'partner' || grant.partner === partnerId)) return undefined;
  return able.length > 0 ? forItselfOnly(able, partnerId) : notAllowed();
}

/**
 * Whether somebody may ask a route that needs `need`.
 * @param initiative the one in the path, if the route has one there
 * @param partner the one in the path, likewise
 * @returns why not, or `undefined`
 */
export function mayAsk(
  principal: Principal,
  need: Exclude<Need, 'public'>,
  initiative: string | undefined,
  partner?: string,
): Problem | undefined {
  if (meets(principal, need, initiative, partner)) return undefined;
  const near = initiative === undefined || principal.grants.some((grant) => covers(grant, initiative));
  return near ? notAllowed() : unknownInitiative(initiative);
}

/** The one answer about an initiative that is not there, and about one that whoever asks may not know of. */
export const unknownInitiative = (initiative: unknown): Problem =>
  new Problem(404, 'unknown-initiative', {
    en: `There is no initiative "${String(initiative)}" that you may know of.`,
    ja: `取り組み「${String(initiative)}」は存在しないか、見る権限がない。`,
  });

const meets = (
  { grants }: Principal,
  need: Exclude<Need, 'public'>,
  initiative: string | undefined,
  partner?: string,
): boolean =>
  grants.some(
    (grant) =>
      MET_BY[need].includes(grant.role) &&
      (need !== 'contacts' || grant.role !== 'partner' || grant.partner === partner) &&
      (initiative === undefined ? need !== 'audit' || grant.initiative === '*' : covers(grant, initiative)),
  );

const covers = (grant: Grant, initiative: unknown): boolean =>
  grant.initiative === '*' || grant.initiative === initiative;

const notAllowed = (): Problem =>
  new Problem(403, 'not-allowed', {
    en: 'What you were granted does not allow this.',
    ja: '与えられた権限では、この操作はできない。',
  });

const forItselfOnly = (able: readonly Grant[], partnerId: unknown): Problem => {
  const own = able.map(({ partner }) => partner!);
  return new Problem(
    403,
    'for-itself-only',
    { en: 'A partner records for itself alone.', ja: 'パートナーが記録できるのは自らについてだけである。' },
    {
      fields: [
        {
          pointer: '/partnerId',
          message: { en: `Give ${own.join(' or ')}.`, ja: `${own.join('か')}を指定する。` },
          value: partnerId,
        },
      ],
    },
  );
};
