/** Histories made up for measuring: the same for the same size. */
import { addDays, streamName } from '@sebone/kernel';

const INITIATIVE = 'bench';
const CODES = ['planning-product', 'development', 'service-provided', 'community-action', 'media'];

/** The events of an initiative of `size` facts and `partners` partners over twelve years, in the order of time. */
export function* events(size, partners = 150, initiative = INITIATIVE) {
  const start = '2012-01-01';
  const day = (at) => addDays(start, Math.floor((at / size) * 4380));
  yield {
    stream: streamName('initiative', initiative),
    type: 'InitiativeChartered',
    occurredOn: start,
    data: { name: 'Bench', timeZone: 'UTC', plannedUntil: '2030-12-31' },
  };
  for (let p = 0; p < partners; p++)
    yield {
      stream: streamName('partner', initiative, `p-${p}`),
      type: 'PartnerJoined',
      occurredOn: start,
      data: { partnerId: `p-${p}`, stay: 1, name: `Partner ${p}`, role: p === 0 ? 'backbone' : 'member' },
    };
  for (let at = partners + 1; at < size; at++) {
    // A small linear congruence instead of randomness: the same history every time.
    const p = (at * 7919) % partners;
    const partnerId = `p-${p}`;
    const occurredOn = day(at);
    const stream = streamName('partner', initiative, partnerId);
    const kind = at % 10;
    if (kind < 5)
      yield { stream, type: 'ActionReported', occurredOn, data: { partnerId, actionId: `a-${at}`, code: CODES[at % 5], title: 'Served meals to children', hours: (at % 8) + 1 } };
    else if (kind < 7)
      yield { stream, type: 'ResourceGiven', occurredOn, data: { partnerId, flowId: `f-${at}`, direction: 'gave', kind: 'time', amount: at % 20, unit: 'hours' } };
    else if (kind < 8)
      yield { stream, type: 'ResourceReceived', occurredOn, data: { partnerId, flowId: `f-${at}`, direction: 'received', kind: 'money', amount: 1000 + (at % 500), unit: 'JPY' } };
    else if (kind < 9)
      yield { stream: streamName('knowledge', initiative, `k-${at}`), type: 'KnowledgeShared', occurredOn, data: { itemId: `k-${at}`, partnerId, title: 'Quarterly report', kind: 'progress' } };
    else {
      const itemId = `k-${at - 1}`;
      yield { stream: streamName('knowledge', initiative, itemId), type: 'KnowledgeUsed', occurredOn, data: { itemId, useId: `u-${at}`, partnerId: `p-${(p + 1) % partners}`, stage: 'discussed' } };
    }
  }
}

/** Fills a store with such a history, a thousand events an append, as facts of one command each thousand. */
export async function fill(store, size, partners = 150, initiative = INITIATIVE) {
  const revisions = new Map();
  let batch = new Map();
  let count = 0;
  let command = 0;
  const flush = async () => {
    if (batch.size === 0) return;
    const appends = [...batch].map(([stream, list]) => ({ stream, expected: (revisions.get(stream) ?? 0) - list.length, events: list }));
    const id = `${initiative}-${++command}`;
    await store.append(appends, { id, fingerprint: id, actor: 'bench', correlationId: id, causationId: id });
    batch = new Map();
    count = 0;
  };
  for (const { stream, ...event } of events(size, partners, initiative)) {
    const list = batch.get(stream);
    const whole = { ...event, schema: 1, reportedOn: event.occurredOn };
    if (list) list.push(whole);
    else batch.set(stream, [whole]);
    revisions.set(stream, (revisions.get(stream) ?? 0) + 1);
    if (++count === 1000) await flush();
  }
  await flush();
}
