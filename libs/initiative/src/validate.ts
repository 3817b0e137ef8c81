import { validateSync, type ValidationError } from 'class-validator';
import { reject, type Rejection, type RejectionDetail, type Text } from '@sebone/kernel';
import { COMMANDS, type CommandType } from './catalogue.ts';

/**
 * Makes a command of the class named from a plain object, or refuses it naming every bad field at once.
 * Refuses with `unknown-command` and `invalid-command`; fields that the command does not have are refused by name.
 * @param name the command's name, such as `report-action`
 */
export function commandFrom(name: string, body: unknown): object | Rejection {
  const type = COMMANDS.get(name);
  if (!type)
    return reject('unknown-command', { en: `There is no command "${name}".`, ja: `「${name}」というコマンドはない。` }, [
      { field: 'command', value: name, remedy: { en: 'See the catalogue of commands.', ja: 'コマンドの一覧を参照する。' } },
    ]);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return invalid(type, [{ field: '', value: body, remedy: { en: 'Give an object.', ja: 'オブジェクトを指定する。' } }]);
  const command = Object.assign(Object.create(type.of.prototype as object) as object, body);
  const errors = validateSync(command, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true });
  return errors.length === 0 ? command : invalid(type, errors.map(detailOf));
}

function detailOf(error: ValidationError): RejectionDetail {
  const [context] = Object.values(error.contexts ?? {}) as { remedy: Text }[];
  return {
    field: error.property,
    value: error.value,
    remedy: context?.remedy ?? { en: 'Leave this field out: the command has no such field.', ja: 'このコマンドにない項目なので除く。' },
  };
}

function invalid(type: CommandType, details: readonly RejectionDetail[]): Rejection {
  const fields = details.map((detail) => detail.field).join(', ');
  return reject(
    'invalid-command',
    { en: `"${type.name}" is not well formed: ${fields}.`, ja: `「${type.name}」の内容に誤りがある：${fields}` },
    details,
  );
}
