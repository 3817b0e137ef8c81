import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import { expecting } from '../commit-check.ts';
import type { Proposal } from '../log.ts';
import { shared, streamName, streams, uuidText } from '../protocol.ts';
import { requiresLeader, type Answer, type Reception } from '../reception.ts';
import { v1, type Refusal } from '../refusals.ts';
import type { Capabilities } from '../versions.ts';

/** What an append needs of its node. */
export interface Appending {
  readonly reception: Reception;
  readonly can: Capabilities;
}

/** A size as the v1 services count it. */
export const sizeOf = ({ type, data, metadata }: Proposal): number => 2 * type.length + data.length + metadata.length;

type Message = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

/**
 * An event as a v1 request proposes it.
 *
 * @throws {Refusal} where its type or content type is missing
 */
export function proposalOf(stream: string, message: Message): Proposal {
  const properties = message.getMetadataMap();
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined || contentType === undefined) {
    throw v1.invalid(`Required Metadata Property '${type === undefined ? 'type' : 'content-type'}' is missing`);
  }
  return {
    stream,
    id: uuidText(message.getId()),
    type,
    isJson: contentType === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** Calls back when all that a client sends has come; never where its connection was cut in the middle, which ends what it sends, too. */
export function whenWhole(call: ServerReadableStream<unknown, unknown>, then: () => void): void {
  call.on('end', () => void setImmediate(() => void (call.cancelled || then())));
}

/** The v1 `Append`: one append a call. */
export function append({ reception, can }: Appending) {
  return (
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    callback: sendUnaryData<streams.AppendResp>,
  ): void => {
    let options: streams.AppendReq.Options | undefined;
    let stream = '';
    let size = 0;
    let refusal: Refusal | undefined;
    const events: Proposal[] = [];

    const take = (request: streams.AppendReq) => {
      const message = request.getProposedMessage();
      if (message === undefined) {
        options = request.getOptions();
        stream = streamName(options?.getStreamIdentifier());
        return;
      }
      const event = proposalOf(stream, message);
      const bytes = sizeOf(event);
      if (bytes > can.maxRecordSize) throw v1.recordTooLarge(event.id, bytes, can.maxRecordSize);
      if ((size += bytes) > can.maxAppendSize) throw v1.appendTooLarge(can.maxAppendSize);
      events.push(event);
    };
    const finish = async () => {
      if (refusal !== undefined) throw refusal;
      if (options === undefined) throw v1.invalid('The first message of an append must hold its options.');
      const expected = expectedOf(options);
      const answer = await reception.write('append', call, {
        leaderOnly: requiresLeader(call),
        write: (writer) => writer.write({ events, checks: [{ stream, expected }] }),
      });
      return responseOf(answer, stream, expected);
    };
    call.on('data', (request: streams.AppendReq) => {
      try {
        if (refusal === undefined) take(request);
      } catch (error) {
        refusal = error as Refusal;
      }
    });
    call.on('error', () => undefined);
    whenWhole(call, () => void finish().then((response) => callback(null, response), callback));
  };
}

/** @throws {Refusal} for all but a success and a wrong revision */
function responseOf(answer: Answer, stream: string, expected: bigint): streams.AppendResp {
  const response = new streams.AppendResp();
  switch (answer.kind) {
    case 'written': {
      const success = new streams.AppendResp.Success();
      const last = answer.last[0] ?? -1n;
      if (last < 0n) success.setNoStream(new shared.Empty());
      else success.setCurrentRevision(`${last}`);
      if (answer.position === undefined) return response.setSuccess(success.setNoPosition(new shared.Empty()));
      const position = new streams.AppendResp.Position()
        .setCommitPosition(`${answer.position}`)
        .setPreparePosition(`${answer.position}`);
      return response.setSuccess(success.setPosition(position));
    }
    case 'wrong-revision': {
      const actual = answer.failures[0]?.actual ?? -1n;
      const wrong = new streams.AppendResp.WrongExpectedVersion();
      if (actual < 0n) wrong.setCurrentNoStream(new shared.Empty());
      else wrong.setCurrentRevision(`${actual}`);
      if (expected === expecting.any) wrong.setExpectedAny(new shared.Empty());
      else if (expected === expecting.noStream) wrong.setExpectedNoStream(new shared.Empty());
      else if (expected === expecting.streamExists) wrong.setExpectedStreamExists(new shared.Empty());
      else wrong.setExpectedRevision(`${expected}`);
      return response.setWrongExpectedVersion(wrong);
    }
    default:
      throw refusalOf(answer, stream);
  }
}

/** The refusal of the v1 services for what kept a write from being made. */
export function refusalOf(
  answer: Exclude<Answer, { readonly kind: 'written' | 'wrong-revision' }>,
  stream: string,
): Refusal {
  switch (answer.kind) {
    case 'deleted':
      return v1.streamDeleted(stream);
    case 'not-leader':
      return v1.notLeader(answer.leader);
    case 'not-ready':
      return v1.notReady();
    case 'access-denied':
      return v1.accessDenied();
    case 'timed-out':
      return v1.timedOut();
  }
}

interface Expectation {
  hasNoStream(): boolean;
  hasAny(): boolean;
  hasStreamExists(): boolean;
}

/** What the options of a v1 request expect of the stream. */
export function expectedOf(
  options: Expectation & ({ getRevision(): string } | { getStreamPosition(): string }),
): bigint {
  if (options.hasNoStream()) return expecting.noStream;
  if (options.hasAny()) return expecting.any;
  if (options.hasStreamExists()) return expecting.streamExists;
  return BigInt('getRevision' in options ? options.getRevision() : options.getStreamPosition());
}
