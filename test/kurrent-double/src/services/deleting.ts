import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { shared, streamName, streams } from '../protocol.ts';
import { requiresLeader, type Reception } from '../reception.ts';
import { v1 } from '../refusals.ts';
import { expectedOf, refusalOf } from './appending.ts';

/** The v1 `Delete`, which truncates a stream, and `Tombstone`, which ends it for ever. */
export function deleting(reception: Reception) {
  const remove = async (
    method: 'delete' | 'tombstone',
    call: ServerUnaryCall<streams.DeleteReq, unknown> | ServerUnaryCall<streams.TombstoneReq, unknown>,
  ): Promise<string | undefined> => {
    const options = call.request.getOptions() ?? new streams.DeleteReq.Options();
    const stream = streamName(options.getStreamIdentifier());
    const expected = expectedOf(options);
    const answer = await reception.write(method, call, {
      leaderOnly: requiresLeader(call),
      write: (writer) => writer[method](stream, expected),
    });
    if (answer.kind === 'written') return answer.position?.toString();
    if (answer.kind !== 'wrong-revision') throw refusalOf(answer, stream);
    throw v1.wrongVersion('Delete', stream, expected, answer.failures[0]?.actual ?? -1n);
  };
  return {
    delete: (
      call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>,
      callback: sendUnaryData<streams.DeleteResp>,
    ): void => {
      const { DeleteResp } = streams;
      const at = (position: string) =>
        new DeleteResp.Position().setCommitPosition(position).setPreparePosition(position);
      void remove('delete', call).then(
        (position) =>
          callback(
            null,
            position === undefined
              ? new DeleteResp().setNoPosition(new shared.Empty())
              : new DeleteResp().setPosition(at(position)),
          ),
        callback,
      );
    },
    tombstone: (
      call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
      callback: sendUnaryData<streams.TombstoneResp>,
    ): void => {
      const { TombstoneResp } = streams;
      const at = (position: string) =>
        new TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position);
      void remove('tombstone', call).then(
        (position) =>
          callback(
            null,
            position === undefined
              ? new TombstoneResp().setNoPosition(new shared.Empty())
              : new TombstoneResp().setPosition(at(position)),
          ),
        callback,
      );
    },
  };
}
