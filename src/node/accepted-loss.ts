import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from './start-fault.js';

/** Which events an operator gave up: those behind `last` up to `known`, the id of which was `id`. */
export interface Loss {
  /** The revision of the last event that is there; null where none is. */
  readonly last: string | null;
  readonly known: string;
  readonly id: string;
}

/** No name of a node is longer (`WriterStarted`). */
const MOST = 300;

/**
 * A registry's events end earlier than others remember, and somebody said that it goes on so. Stands beside the event file until the next
 * `WriterStarted` has said it in the ledger (docs/decisions/0025-missing-tail.md).
 */
export class AcceptedLoss {
  private readonly path: string;

  constructor(directory: string) {
    this.path = join(directory, 'accepted-loss.json');
  }

  /** What is to be recorded yet. */
  get loss(): Loss | undefined {
    if (!existsSync(this.path)) return undefined;
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as Loss;
    } catch (error) {
      throw new StartFault(`${this.path} is not what was written. Remove it, and run the command with --accept-loss again.`, {
        cause: error,
      });
    }
  }

  set(loss: Loss): void {
    writeFileSync(this.path, `${JSON.stringify(loss)}\n`, { flush: true });
  }

  /** It is in the ledger. */
  remove(): void {
    rmSync(this.path, { force: true });
  }

  /** The name with which `node` says it in its `WriterStarted`. */
  nameOf(node: string): string {
    const { loss } = this;
    if (!loss) return node;
    const said = `;accepted-loss=${loss.last ?? 'none'}..${loss.known};was=${loss.id}`;
    return `${node.slice(0, MOST - said.length)}${said}`;
  }
}
