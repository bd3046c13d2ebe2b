import { EventStoreDBClient, type Credentials } from '@eventstore/db-client';
import services from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Head } from '../event-store.js';
import { Appends } from './appends.js';
import type { Target } from './connection-string.js';
import type { WireEvent } from './wire-event.js';

/** What every call is given. */
export interface CallOptions {
  readonly credentials: Credentials;
  readonly requiresLeader: true;
  readonly deadline: number;
}

type StreamsClient = InstanceType<typeof services.StreamsClient>;

/** gRPC keeps a connection, and how long it waits before it tries again, for all channels with the same options. */
const KEEP_ALIVE_MS = 10_000;

/** The client, with what it leaves undone: its channel is closed at the end, and a failed discovery doesn't end the process. */
export class ServerClient extends EventStoreDBClient {
  /** What was being read when this became true was cut off, though the client lets it end like a whole answer. */
  ended = false;
  private channel: { close(): void } | undefined;
  protected readonly mended = this.mend();
  private readonly appends = new Appends();
  private readonly calls = new WeakMap<StreamsClient, ReturnType<StreamsClient['batchAppend']>>();

  /**
   * A client of `target`. Each `generation` has its own connection: a new one doesn't wait for the back-off of the one before, which gRPC
   * lets grow to two minutes.
   */
  static open(target: Target, generation: number): ServerClient {
    const { hosts, discover, tls, credentials, rootCertificate, userCertFile, userKeyFile } = target;
    const options = { keepAliveInterval: KEEP_ALIVE_MS + (generation % 1000), keepAliveTimeout: KEEP_ALIVE_MS };
    const gossip = { ...options, nodePreference: 'leader' as const, gossipTimeout: 2, maxDiscoverAttempts: 3 };
    const channel = {
      insecure: !tls,
      ...(rootCertificate && { rootCertificate }),
      ...(userCertFile && userKeyFile && { userCertFile, userKeyFile }),
    };
    if (discover) return new ServerClient({ ...gossip, discover: hosts[0] }, channel, credentials);
    if (hosts.length > 1) return new ServerClient({ ...gossip, endpoints: [...hosts] }, channel, credentials);
    return new ServerClient({ ...options, endpoint: hosts[0] }, channel, credentials);
  }

  /** The version the server says it has, like `23.10.1`; `unknown` where it says none. */
  async serverVersion(): Promise<string> {
    return (await this.capabilities).serverVersion;
  }

  /** One append, in one message. Gives the revision of its last event; rejects with the client's errors, and has no deadline of its own. */
  async append(
    stream: string,
    expected: Head,
    events: readonly WireEvent[],
    { credentials, requiresLeader }: CallOptions,
  ): Promise<bigint> {
    const call = await this.GRPCStreamCreator(
      services.StreamsClient,
      'append',
      (client: StreamsClient) =>
        this.appends.listen(client.batchAppend(...this.callArguments({ credentials, requiresLeader }, { deadline: Infinity }))),
      this.calls,
    )();
    return this.appends.send(call, stream, expected, events);
  }

  /** Ends reads, subscriptions and the connection, which the client's own `dispose` leaves open. */
  async end(): Promise<void> {
    this.ended = true;
    await this.dispose();
    this.channel?.close();
  }

  /** The client awaits the next connection inside its error handling and handles no failure of it: an unhandled rejection. */
  private mend(): boolean {
    const { handleError, getChannel } = this;
    this.handleError = (client, error) => handleError(client, error).catch(() => undefined);
    this.getChannel = async () => {
      const channel = await getChannel();
      this.channel = channel;
      return channel;
    };
    return true;
  }
}
