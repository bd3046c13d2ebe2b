import { Worker } from 'node:worker_threads';
import type { Filling, StartFilling } from './filling.js';
import { PackedVersions } from './packed-versions.js';
import { openReadFile, removeReadFile, type Checkpoint } from '../read-file/read-file.js';
import type { Value } from '../read-file/columns.js';
import type { MarkEnd, Rows } from '../read-file/rows.js';
import type { TableName, Values } from '../read-file/tables.js';

/** Rows on their way: versions, of which there are most, packed; the others as they are. */
interface Parcel {
  readonly versions: ArrayBuffer;
  readonly count: number;
  readonly others: readonly Other[];
}
/** A row of another table, or the end of a mark, in the order in which they came. */
type Other = readonly [TableName, readonly Value[]] | readonly ['end', MarkEnd];
/** What the filling thread is sent. It sends back `true` for each. */
export type ToFilling = Parcel | { readonly finish: Checkpoint };

/** So many rows of other tables go into one parcel. */
const MOST_OTHERS = 16_384;
/** So many parcels may be under way. */
const MOST_UNDER_WAY = 4;

/** Packs rows into parcels. */
class ParcelledRows implements Rows {
  private versions = new PackedVersions();
  private others: Other[] = [];

  constructor(private readonly send: (parcel: Parcel) => void) {}

  insert<T extends TableName>(table: T, values: Values<T>): void {
    if (table !== 'block_versions') this.others.push([table, values]);
    else this.versions.add(values as Values<'block_versions'>);
    if (this.versions.isFull || this.others.length === MOST_OTHERS) this.flush();
  }

  closeVersion(id: number): void {
    throw new Error(`version ${id} ends after its row was written, which no filling does`);
  }

  endMark(...mark: MarkEnd): void {
    this.others.push(['end', mark]);
  }

  flush(): void {
    const { versions, others } = this;
    this.versions = new PackedVersions();
    this.others = [];
    this.send({ versions: versions.memory, count: versions.count, others });
  }
}

/** Filled by a thread of its own, so that rows are derived and written at once. */
export const fillInThread: StartFilling = (path, version): Filling => {
  const worker = new Worker(new URL('./filling.thread.js', import.meta.url), { workerData: { path, version } });
  let underWay = 0;
  let fault: Error | undefined;
  let waiting: (() => void) | undefined;
  const wake = (): void => {
    waiting?.();
    waiting = undefined;
  };
  worker.on('message', () => {
    underWay -= 1;
    wake();
  });
  worker.on('error', (error) => {
    fault = error instanceof Error ? error : new Error(String(error));
    wake();
  });
  const send = (message: ToFilling): void => {
    underWay += 1;
    worker.postMessage(message, 'versions' in message ? [message.versions] : []);
  };
  const fewerThan = async (most: number): Promise<void> => {
    while (underWay >= most && !fault) await new Promise<void>((resolve) => (waiting = resolve));
    if (fault) throw fault;
  };
  const rows = new ParcelledRows(send);
  return {
    rows,
    room: () => fewerThan(MOST_UNDER_WAY),
    finish: async (checkpoint) => {
      rows.flush();
      send({ finish: checkpoint });
      await fewerThan(1);
      await worker.terminate();
      const file = openReadFile(path);
      if (!file) throw new Error(`${path} was filled, and is no read file`);
      return file;
    },
    abandon: async () => {
      await worker.terminate();
      removeReadFile(path);
    },
  };
};
