import { isRejection, type Rejection } from '@sebone/kernel';
import { addWitness, configuredWitnesses, removeWitness, type ConfiguredWitness } from '@sebone/ledger';
import { json, say, type Context } from '../io.ts';
import { Refused } from '../refusals.ts';
import { table } from '../table.ts';

/** Adds a witness whose cosignatures are asked for. */
export function addToWitnesses(context: Context, name: string, url: string, vkey: string): void {
  accepted(addWitness(context.data, { name, url, vkey }));
  if (context.json) return json(context, { name, url, vkey });
  say(context, {
    en: `"${name}" is asked from now on, by \`sebone audit checkpoint --collect\`. It must know the key of this log: send \`sebone audit key\` to whoever runs it.`,
    ja: `今後 \`sebone audit checkpoint --collect\` で「${name}」に依頼する。立会人はこのログの鍵を知る必要があるため、\`sebone audit key\` の出力を運営者に送る。`,
  });
}

/** Lists the witnesses whose cosignatures are asked for. */
export function listWitnesses(context: Context): void {
  const witnesses = accepted(configuredWitnesses(context.data));
  if (context.json) return witnesses.forEach((witness) => json(context, witness));
  const head = context.language === 'ja' ? ['名称', 'アドレス', '公開鍵'] : ['name', 'address', 'public key'];
  table(
    head,
    witnesses.map(({ name, url, vkey }) => [name, url, vkey]),
  ).forEach((line) => context.io.out(line));
}

/** Asks a witness no more. */
export function removeFromWitnesses(context: Context, name: string): void {
  accepted(removeWitness(context.data, name));
  if (context.json) return json(context, { name });
  say(context, {
    en: `"${name}" is not asked any more. What it cosigned stays cosigned.`,
    ja: `今後「${name}」には依頼しない。これまでの連署はそのまま残る。`,
  });
}

/** @throws Refused */
function accepted(witnesses: readonly ConfiguredWitness[] | Rejection): readonly ConfiguredWitness[] {
  if (isRejection(witnesses)) throw new Refused(witnesses);
  return witnesses;
}
