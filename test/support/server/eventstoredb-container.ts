import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { GenericContainer, getContainerRuntimeClient, ImageName, Wait } from 'testcontainers';

/** A setting, so that another version can be put through the same tests. */
const IMAGE = process.env['SEXTANT_ESDB_IMAGE'] ?? 'eventstore/eventstore:23.10.1-bookworm-slim';
/** A test never pulls by itself: without a network it would wait for minutes. */
const MAY_PULL = process.env['SEXTANT_PULL'] === '1';
const PORT = 2113;
const UP_MS = 120_000;

/** Why no EventStoreDB can be started in a container here, with the remedy; undefined where one can. */
export const whyNoContainer = async (): Promise<string | undefined> => {
  try {
    const { image } = await getContainerRuntimeClient();
    if (MAY_PULL || (await image.exists(ImageName.fromString(IMAGE)))) return undefined;
    return `the image ${IMAGE} is not here (docker pull it, or SEXTANT_PULL=1)`;
  } catch (error) {
    if (error instanceof Error && /container runtime/i.test(error.message)) return 'no container runtime was found (start Docker)';
    throw error;
  }
};

/** An EventStoreDB in a container: one node without TLS, its data in the container's own volume. */
export class EventStoreDbContainer {
  private constructor(
    private readonly id: string,
    private readonly port: number,
    /** Ends the server and removes the container with its volume. */
    readonly stop: () => Promise<unknown>,
  ) {}

  /** Starts one and waits until it is live. */
  static async start(): Promise<EventStoreDbContainer> {
    // The reaper is an image of its own, which would be pulled; each test removes its container itself.
    if (!MAY_PULL) process.env['TESTCONTAINERS_RYUK_DISABLED'] ??= 'true';
    const host = await freePort();
    const started = await new GenericContainer(IMAGE)
      .withEnvironment({ EVENTSTORE_INSECURE: 'true', EVENTSTORE_RUN_PROJECTIONS: 'None', EVENTSTORE_TELEMETRY_OPTOUT: 'true' })
      .withExposedPorts({ container: PORT, host })
      .withWaitStrategy(Wait.forHealthCheck())
      .withStartupTimeout(UP_MS)
      .start();
    return new EventStoreDbContainer(started.getId(), host, () => started.stop({ remove: true, removeVolumes: true }));
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** The server dies as by `kill -9`, and is started again on the same port and data. */
  async killAndRestart(): Promise<void> {
    const { container } = await getContainerRuntimeClient();
    const found = container.getById(this.id);
    await found.kill({ signal: 'SIGKILL' });
    await found.start();
  }
}

/** A server that comes back must have the port it had; one that the runtime chooses changes. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};
