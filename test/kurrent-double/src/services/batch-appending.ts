import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { Proposal } from '../log.ts';
import { Empty, shared, streamName, streams, uuidText } from '../protocol.ts';
import { requiresLeader, type Answer } from '../reception.ts';
import { batch, v1 } from '../refusals.ts';
import { expectedOf, proposalOf, sizeOf, type Appending } from './appending.ts';

interface Unfinished {
  readonly stream: string;
  readonly identifier: shared.StreamIdentifier;
  readonly expected: bigint;
  readonly events: Proposal[];
  readonly timer: NodeJS.Timeout;
  size: number;
}

/**
 * The v1 `BatchAppend`: any number of appends in one call, each answered by its correlation id as it is done. What is
 * wrong with one append is said in its answer; a node that is not the leader ends the call, and with it all appends
 * that are not answered yet.
 */
export function batchAppend({ reception, can }: Appending) {
  return (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void => {
    const unfinished = new Map<string, Unfinished>();
    let pending = 0;
    let closing = false;
    let open = true;

    const reply = (correlation: shared.UUID | undefined, stream: shared.StreamIdentifier) =>
      new streams.BatchAppendResp().setCorrelationId(correlation).setStreamIdentifier(stream);
    const send = (response: streams.BatchAppendResp) => void (open && call.write(response));
    const end = (error?: unknown) => {
      if (!open || (error === undefined && (pending > 0 || !closing))) return;
      open = false;
      if (error === undefined) call.end();
      else call.emit('error', error);
    };
    const close = () => {
      open = false;
      for (const { timer } of unfinished.values()) clearTimeout(timer);
    };

    const begin = (request: streams.BatchAppendReq, options: streams.BatchAppendReq.Options) => {
      const identifier = options.getStreamIdentifier() ?? new shared.StreamIdentifier();
      const correlation = request.getCorrelationId();
      const timeout = Math.min(timeLeft(options), reception.writeTimeout);
      const key = uuidText(correlation);
      const timedOut = () => {
        if (unfinished.delete(key)) send(reply(correlation, identifier).setError(batch.timedOut()));
      };
      if (timeout <= 0) return send(reply(correlation, identifier).setError(batch.timedOut()));
      unfinished.set(key, {
        stream: streamName(identifier),
        identifier,
        expected: expectedOf(options),
        events: [],
        timer: setTimeout(timedOut, timeout).unref(),
        size: 0,
      });
    };
    const add = (append: Unfinished, request: streams.BatchAppendReq) => {
      for (const message of request.getProposedMessagesList()) {
        const event = proposalOf(append.stream, message);
        const size = sizeOf(event);
        if (size > can.maxRecordSize) return batch.recordTooLarge(event.id, size, can.maxRecordSize);
        append.size += size;
        append.events.push(event);
      }
      return append.size > can.maxAppendSize ? batch.appendTooLarge(can.maxAppendSize) : undefined;
    };
    const finish = async ({ stream, identifier, expected, events }: Unfinished, correlation?: shared.UUID) => {
      const answer = await reception.write('batchAppend', call, {
        leaderOnly: requiresLeader(call),
        write: (writer) => writer.write({ events, checks: [{ stream, expected }] }),
      });
      const response = answered(reply(correlation, identifier), answer, expected);
      send(response);
      if ('again' in answer && answer.again) send(response);
    };

    call.on('data', (request: streams.BatchAppendReq) => {
      const key = uuidText(request.getCorrelationId());
      const options = request.getOptions();
      try {
        if (options !== undefined) begin(request, options);
        const append = unfinished.get(key);
        if (append === undefined) return;
        const error = add(append, request);
        if (error === undefined && !request.getIsFinal()) return;
        unfinished.delete(key);
        clearTimeout(append.timer);
        if (error !== undefined) return send(reply(request.getCorrelationId(), append.identifier).setError(error));
        pending += 1;
        void finish(append, request.getCorrelationId())
          .finally(() => (pending -= 1))
          .then(() => end(), end);
      } catch (error) {
        const identifier = options?.getStreamIdentifier() ?? new shared.StreamIdentifier();
        send(reply(request.getCorrelationId(), identifier).setError(batch.badRequest((error as Error).message)));
      }
    });
    call.on('end', () => {
      closing = true;
      end();
    });
    call.on('cancelled', close);
    call.on('error', close);
  };
}

/** How long the client gives an append of a batch, in milliseconds. */
function timeLeft(options: streams.BatchAppendReq.Options): number {
  const duration = options.getDeadline();
  if (duration !== undefined) return Number(duration.getSeconds()) * 1000 + duration.getNanos() / 1e6;
  const deadline = options.getDeadline21100();
  return deadline === undefined ? Infinity : deadline.toDate().getTime() - Date.now();
}

/** @throws {Refusal} where the whole call ends with it */
function answered(response: streams.BatchAppendResp, answer: Answer, expected: bigint): streams.BatchAppendResp {
  switch (answer.kind) {
    case 'written': {
      const success = new streams.BatchAppendResp.Success();
      const last = answer.last[0] ?? -1n;
      if (last < 0n) success.setNoStream(new Empty());
      else success.setCurrentRevision(`${last}`);
      if (answer.position === undefined) return response.setSuccess(success.setNoPosition(new Empty()));
      const position = new shared.AllStreamPosition()
        .setCommitPosition(`${answer.position}`)
        .setPreparePosition(`${answer.position}`);
      return response.setSuccess(success.setPosition(position));
    }
    case 'wrong-revision':
      return response.setError(batch.wrongVersion(expected, answer.failures[0]?.actual ?? -1n));
    case 'deleted':
      return response.setError(batch.streamDeleted(response.getStreamIdentifier() as shared.StreamIdentifier));
    case 'timed-out':
      return response.setError(batch.timedOut());
    case 'access-denied':
      return response.setError(batch.accessDenied());
    case 'not-ready':
      return response.setError(batch.notReady());
    case 'not-leader':
      throw v1.notLeader(answer.leader);
  }
}
