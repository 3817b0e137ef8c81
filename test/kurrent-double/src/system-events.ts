import { randomUUID } from 'node:crypto';
import type { Proposal } from './log.ts';

/** What a server writes for itself before any client does: its first users. All readers of `$all` come across it. */
export function systemEvents(): readonly Proposal[] {
  const event = (stream: string, type: string, value: unknown): Proposal => ({
    stream,
    id: randomUUID(),
    type,
    isJson: true,
    data: Buffer.from(JSON.stringify(value), 'utf8'),
    metadata: new Uint8Array(),
  });
  return ['admin', 'ops'].flatMap((name) => [
    event(`$$$user-${name}`, '$metadata', { $acl: { $w: name, $mw: name } }),
    event(`$user-${name}`, '$UserCreated', { loginName: name, groups: [`$${name}s`], disabled: false }),
    event('$users', '$User', name),
  ]);
}
