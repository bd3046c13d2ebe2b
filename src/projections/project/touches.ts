import { Chunks } from './chunks.js';
import { Dictionary } from './dictionary.js';
import type { EarlierRows } from './earlier-rows.js';
import type { Rows } from '../read-file/rows.js';

/** Which events touched a thing: those that name it, and those that moved units into or out of an account. */
export class Touches {
  private readonly things: Dictionary;
  private readonly revisions: Chunks;
  /** The thing of an account, and the last revision that touched a thing. */
  private readonly accounts = new Map<string, number>();
  private readonly latest: number[] = [];

  constructor(rows: Rows, earlier?: EarlierRows) {
    this.things = new Dictionary(rows, 'things', earlier);
    this.revisions = new Chunks(rows, 'touches', 2, earlier);
  }

  /** The event at `revision`, whose name is word `event`, touched `kind:code`, this time or another. */
  note(thing: string, revision: number, event: number): void {
    this.touch(this.things.id([thing]), revision, event);
  }

  /** It moved units into or out of `account`. */
  noteAccount(account: string, revision: number, event: number): void {
    let thing = this.accounts.get(account);
    if (thing === undefined) this.accounts.set(account, (thing = this.things.id([`account:${account}`])));
    this.touch(thing, revision, event);
  }

  flush(): void {
    this.revisions.flush();
  }

  private touch(thing: number, revision: number, event: number): void {
    if (this.latest[thing] === revision) return;
    this.latest[thing] = revision;
    this.revisions.append(thing, [revision, event]);
  }
}
