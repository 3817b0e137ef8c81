import { COMMANDS, ID_PATTERN } from '@sebone/initiative';
import { reject, type Rejection, type Text } from '@sebone/kernel';
import { ROLES, type Grant, type Role } from './principal.ts';

const FORM = /^([a-z]+)(?::([^@]*))?(?:@(.+))?$/;

/**
 * Reads a grant as people and tokens write it: `backbone@minato`, `partner:kitchen@minato`,
 * `integrator:report-action,record-resource@minato`, `analyst@*` (of every initiative), `admin` (the whole).
 * Refuses with `invalid-grant`.
 */
export function grantFrom(text: string): Grant | Rejection {
  const [, name, detail, initiative = ''] = FORM.exec(text) ?? [];
  const role = ROLES.find((known) => known === name);
  if (!role)
    return invalid(text, {
      en: `Begin with one of the roles ${ROLES.join(', ')}, as in backbone@minato.`,
      ja: `backbone@minato のように、役割（${ROLES.join('、')}）で始める。`,
    });
  if (role === 'admin')
    return detail === undefined && ['', '*'].includes(initiative)
      ? { role, initiative: '*' }
      : invalid(text, {
          en: 'An admin is one of the whole: give "admin".',
          ja: 'admin は全体に対する役割なので「admin」とだけ書く。',
        });
  if (!ID_PATTERN.test(initiative) && (initiative !== '*' || role === 'partner'))
    return invalid(text, {
      en: `Name the initiative after "@"${role === 'partner' ? '' : ', or "*" for all'}.`,
      ja: `「@」の後に取り組みの id${role === 'partner' ? '' : '（すべてなら「*」）'}を書く。`,
    });
  return detailed(text, role, initiative, detail);
}

function detailed(
  text: string,
  role: Exclude<Role, 'admin'>,
  initiative: string,
  detail: string | undefined,
): Grant | Rejection {
  if (role === 'partner')
    return detail !== undefined && ID_PATTERN.test(detail)
      ? { role, initiative, partner: detail }
      : invalid(text, {
          en: 'Name the partner, as in partner:kitchen@minato.',
          ja: 'partner:kitchen@minato のようにパートナーの id を書く。',
        });
  if (role === 'integrator') {
    const commands = (detail ?? '').split(',');
    const unknown = commands.filter((command) => !COMMANDS.has(command));
    if (unknown.length === 0) return { role, initiative, commands };
    return invalid(text, {
      en: `Name commands of the catalogue, as in integrator:report-action@minato; unknown: ${unknown.join(', ') || 'none named'}.`,
      ja: `integrator:report-action@minato のように一覧にあるコマンドを書く（不明：${unknown.join('、') || '指定なし'}）。`,
    });
  }
  if (detail === undefined) return { role, initiative };
  return invalid(text, {
    en: `Write ${role}@${initiative}, with nothing between.`,
    ja: `間に何も入れず ${role}@${initiative} と書く。`,
  });
}

/** A grant as {@link grantFrom} reads it. */
export function grantText({ role, initiative, partner, commands }: Grant): string {
  if (role === 'admin') return 'admin';
  const detail = partner ?? commands?.join(',');
  return `${role}${detail === undefined ? '' : `:${detail}`}@${initiative}`;
}

const invalid = (text: string, remedy: Text): Rejection =>
  reject('invalid-grant', { en: `"${text}" grants nothing.`, ja: `「${text}」は権限として読み取れない。` }, [
    { field: 'grant', value: text, remedy },
  ]);
