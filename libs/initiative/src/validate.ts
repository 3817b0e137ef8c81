import {
  getMetadataStorage,
  validateSync,
  type ValidationArguments,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { reject, type Rejection, type RejectionDetail, type Text } from '@sebone/kernel';
import { COMMANDS, type CommandType } from './catalogue.ts';
import type { ConstraintContext } from './commands.ts';

/**
 * Makes a command of the class named from a plain object, or refuses it naming every bad field at once.
 * Refuses with `unknown-command` and `invalid-command`; fields that the command does not have are refused by name. A field that is
 * `null` counts as left out. What comes back shares nothing with `body`: only values of known fields are taken over, one by one.
 * Where a command has personal fields, a refusal repeats no value that may be one: refusals are kept, and told to others.
 * @param name the command's name, such as `report-action`
 */
export function commandFrom(name: string, body: unknown): object | Rejection {
  const type = COMMANDS.get(name);
  if (!type)
    return reject(
      'unknown-command',
      { en: `There is no command "${name}".`, ja: `「${name}」というコマンドはない。` },
      [
        {
          field: 'command',
          value: name,
          remedy: { en: 'See the catalogue of commands.', ja: 'コマンドの一覧を参照する。' },
        },
      ],
    );
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return invalid(type, [
      {
        field: '',
        value: type.personal.length > 0 ? undefined : body,
        remedy: { en: 'Give an object.', ja: 'オブジェクトを指定する。' },
      },
    ]);
  const form = formOf(type);
  const given = body as Readonly<Record<string, unknown>>;
  const command = new type.of() as Record<string, unknown>;
  // In the order of the form, whatever that of the body: commands of a class are made alike.
  let taken = 0;
  for (const field of form.names) {
    if (!Object.hasOwn(given, field)) continue;
    taken++;
    const value = given[field];
    if (value !== undefined && value !== null) command[field] = detached(value);
  }
  const fields = Object.keys(given);
  if (taken === fields.length && fits(command, form)) return command;
  const unknown = fields.filter((field) => !form.names.has(field));
  const { personal } = type;
  const details = [
    ...unknown.map((field) => ({
      field,
      value: personal.length > 0 ? undefined : given[field],
      remedy: NO_SUCH_FIELD,
    })),
    ...validateSync(command, { stopAtFirstError: true }).map(({ property, contexts }) => ({
      field: property,
      value: Object.hasOwn(given, property) && !personal.includes(property) ? given[property] : undefined,
      remedy: (Object.values(contexts ?? {}) as ConstraintContext[])[0]!.remedy,
    })),
  ];
  return details.length === 0 ? command : invalid(type, details);
}

const NO_SUCH_FIELD: Text = {
  en: 'Leave this field out: the command has no such field.',
  ja: 'このコマンドにない項目なので除く。',
};

/** Lists and objects are copied: their checks hold them to lists of texts and to flat objects. */
function detached(value: unknown): unknown {
  if (typeof value !== 'object') return value;
  return Array.isArray(value) ? [...(value as unknown[])] : { ...value };
}

/** The rules of one field, as class-validator was told them. */
export interface FieldRules {
  readonly field: string;
  /** Where one says no, the rules do not apply: the field may be left out. */
  readonly conditions: readonly {
    readonly name: string;
    readonly applies: (command: object, value: unknown) => boolean;
  }[];
  readonly rules: readonly Rule[];
}

/** One constraint of a field: its name and parameters, what it says of itself, and how it is asked. */
export interface Rule {
  readonly name: string;
  readonly parameters: readonly unknown[];
  readonly context: ConstraintContext;
  readonly constraint: ValidatorConstraintInterface;
  readonly told: ValidationArguments;
}

/** What a command may look like. */
export interface Form {
  /** In alphabetical order. */
  readonly names: ReadonlySet<string>;
  readonly fields: readonly FieldRules[];
}

/**
 * Whether class-validator would find no fault, asked of its own constraints without its executor: that one takes 15 µs a command,
 * more than deciding and recording it, and is left to name the faults of the few commands that have any.
 */
function fits(command: Readonly<Record<string, unknown>>, form: Form): boolean {
  for (const { field, conditions, rules } of form.fields) {
    const value = command[field];
    if (conditions.some(({ applies }) => !applies(command, value))) continue;
    for (const { constraint, told } of rules) if (constraint.validate(value, told) !== true) return false;
  }
  return true;
}

const forms = new Map<CommandType, Form>();

function formOf(type: CommandType): Form {
  let form = forms.get(type);
  if (!form) forms.set(type, (form = compiled(type)));
  return form;
}

/** The form of a command's class. @throws Error for rules beyond what {@link fits} and schemas know */
export function compiled({ of }: Pick<CommandType, 'of'>): Form {
  const storage = getMetadataStorage();
  const byField = storage.groupByPropertyName(storage.getTargetValidationMetadatas(of, '', false, false));
  return {
    names: new Set(Object.keys(byField).sort()),
    fields: Object.entries(byField).map(([field, metadatas]) => {
      const conditional = metadatas.filter(({ type }) => type === 'conditionalValidation');
      const rules = metadatas.filter((metadata) => !conditional.includes(metadata));
      const beyond = rules.find(
        ({ type, each, validateIf }) => !['customValidation', 'isDefined'].includes(type) || each || validateIf,
      );
      if (beyond)
        throw new Error(`${of.name}.${field}: commands are checked by plain constraints, not by "${beyond.type}".`);
      return {
        field,
        conditions: conditional.map(({ name, constraints }) => ({
          name: name!,
          applies: constraints[0] as FieldRules['conditions'][number]['applies'],
        })),
        rules: rules.flatMap(({ name, constraintCls, constraints, context }) =>
          storage.getTargetValidatorConstraints(constraintCls).map(({ instance }) => ({
            name: name!,
            parameters: (constraints ?? []) as unknown[],
            context: context as ConstraintContext,
            constraint: instance,
            // Constraints of commands judge the value alone: what they are told beside it is the same every time.
            told: {
              targetName: of.name,
              property: field,
              constraints: constraints as unknown[],
              object: of.prototype as object,
              value: undefined,
            },
          })),
        ),
      };
    }),
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
