// The client's own generated definitions, and the very copies of gRPC and protobuf it uses: a second copy would corrupt messages
// (`docs/architecture.md` 10.5).
import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(fileURLToPath(import.meta.resolve('@eventstore/db-client')));

export const grpc = require('@grpc/grpc-js');
export const { StreamsService } = require('../generated/streams_grpc_pb.js');
export const { ServerFeaturesService } = require('../generated/serverfeatures_grpc_pb.js');
export const { GossipService } = require('../generated/gossip_grpc_pb.js');
export const streams = require('../generated/streams_pb.js');
export const shared = require('../generated/shared_pb.js');
export const features = require('../generated/serverfeatures_pb.js');
export const gossip = require('../generated/gossip_pb.js');
export const status = require('../generated/status_pb.js');
export const { Any } = require('google-protobuf/google/protobuf/any_pb.js');
/** `shared.WrongExpectedVersion` wants this Empty, `AppendResp` wants the one of `shared`. */
export const { Empty: GoogleEmpty } = require('google-protobuf/google/protobuf/empty_pb.js');

/** What the server's streams are called on the wire. */
export const nameOf = (identifier) => Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const identifierOf = (name) => new shared.StreamIdentifier().setStreamName(Uint8Array.from(Buffer.from(name, 'utf8')));

/** The id as text; throws where the server's own parser would. */
export const idOf = (uuid) => {
  const text = uuid?.getString() ?? '';
  if (!/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text))
    throw new Error(`Guid should contain 32 digits with 4 dashes (${text})`);
  if (/^[0-]+$/.test(text)) throw new Error("Empty eventId provided. (Parameter 'eventId')");
  return text.toLowerCase();
};

/**
 * An error as the server sends it.
 * @param {number} code
 * @param {string} details
 * @param {Record<string, string>} trailers
 */
export const rpcError = (code, details, trailers = {}) => {
  const metadata = new grpc.Metadata();
  for (const [key, value] of Object.entries(trailers)) metadata.set(key, value);
  return Object.assign(new Error(details), { code, details, metadata });
};

export const errors = {
  notLeader: (host, port) =>
    rpcError(grpc.status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    }),
  notReady: () => rpcError(grpc.status.UNAVAILABLE, 'Server Is Not Ready'),
  timeout: (what) => rpcError(grpc.status.ABORTED, `Operation timed out: ${what}`),
  streamDeleted: (stream) =>
    rpcError(grpc.status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: 'stream-deleted',
      'stream-name': stream,
    }),
  tooBig: (most) =>
    rpcError(grpc.status.INVALID_ARGUMENT, `Maximum Append Size of ${most} Exceeded.`, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(most),
    }),
  accessDenied: () => rpcError(grpc.status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' }),
  unauthenticated: () => rpcError(grpc.status.UNAUTHENTICATED, 'Unauthenticated'),
  handler: (why) => rpcError(grpc.status.UNKNOWN, `Exception was thrown by handler. ${why}`),
};
