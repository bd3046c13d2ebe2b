import { Chunks } from './chunks.js';
import { Dictionary, NO_OTHERS } from './dictionary.js';
import type { EarlierRows } from './earlier-rows.js';
import type { Envelope } from '../../ledger/seal.js';
import type { Rows } from '../read-file/rows.js';

/** As what every event is kept. */
export const EVERY_EVENT = 'events:';

/** Which events touched a resource: those that name it, and those that moved units into or out of an account. */
export class Touches {
  private readonly resources: Dictionary<'resources'>;
  private readonly revisions: Chunks;
  /** The resource of an account, and the last revision that touched a resource. */
  private readonly accounts = new Map<string, number>();
  private readonly latest: number[] = [];

  constructor(rows: Rows, earlier?: EarlierRows) {
    this.resources = new Dictionary(rows, 'resources', earlier);
    this.revisions = new Chunks(rows, 'touches', earlier);
  }

  /** The event at `revision`, whose name is word `event`, touched `kind:code`, this time or another. */
  note(resource: string, revision: number, event: number): void {
    this.touch(this.resources.id([resource], NO_OTHERS), revision, event);
  }

  /** It moved units into or out of `account`. */
  noteAccount(account: string, revision: number, event: number): void {
    let resource = this.accounts.get(account);
    if (resource === undefined) this.accounts.set(account, (resource = this.resources.id([`account:${account}`], NO_OTHERS)));
    this.touch(resource, revision, event);
  }

  /** An event happened, of a type and by somebody. */
  noteEvent({ type, actor, approver }: Pick<Envelope, 'type' | 'actor' | 'approver'>, revision: number, event: number): void {
    this.note(EVERY_EVENT, revision, event);
    this.note(`type:${type}`, revision, event);
    this.note(`actor:${actor}`, revision, event);
    if (approver !== null) this.note(`approver:${approver}`, revision, event);
  }

  flush(): void {
    this.revisions.flush();
  }

  private touch(resource: number, revision: number, event: number): void {
    if (this.latest[resource] === revision) return;
    this.latest[resource] = revision;
    this.revisions.append(resource, [revision, event]);
  }
}
