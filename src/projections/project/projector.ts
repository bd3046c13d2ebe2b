import { CorrespondingAdjustmentApplied } from '../../domain/adjustment/corresponding-adjustment-applied.js';
import type { Block } from '../../domain/book/block.js';
import { Book } from '../../domain/book/book.js';
import type { DomainEvent } from '../../domain/message/message.js';
import { Ranges, type RangeChange } from '../../domain/kernel/ranges.js';
import { Table, type RowChange } from '../../domain/kernel/table.js';
import type { StoredAct, StoredEvent } from '../../event-store/event-store.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import { applyEvent, applyKey } from '../../ledger/fold.js';
import { dataTextOf, envelopeOf, type Envelope } from '../../ledger/seal.js';
import { AssetRows } from './asset-rows.js';
import { AdjustmentSums } from './adjustment-sums.js';
import { Balances } from './balances.js';
import { Positions } from './positions.js';
import { Chunks } from './chunks.js';
import { CommandOfAct } from './command-of-act.js';
import { Dictionary, NO_OTHERS } from './dictionary.js';
import type { EarlierRows } from './earlier-rows.js';
import { Facts } from './facts.js';
import { BlockVersions } from './block-versions.js';
import { netOf, type Net } from './net-blocks.js';
import type { Rows } from '../read-file/rows.js';
import { Touches } from './touches.js';

/** Whose an act is, and when it happened. */
type Author = Pick<Envelope, 'at' | 'actor' | 'authority' | 'approver'>;
const NOBODY: Author = { at: '', actor: '', authority: null, approver: null };

/**
 * Folds acts into a book of its own, the same that decides, and derives everything in the read file from what its journal says changed: so
 * there is one interpretation of events. The same acts always give the same rows, in the same order.
 */
export class Projector {
  private readonly balances: Balances;
  private readonly versions: BlockVersions;
  private readonly facts: Facts;
  private readonly touches: Touches;
  private readonly adjustments: AdjustmentSums;
  private readonly assets: AssetRows;
  private readonly accounts: Dictionary<'accounts'>;
  private readonly words: Dictionary<'words'>;
  private readonly commands: CommandOfAct;
  private readonly acts: Chunks;

  /** `book` is as the ledger's after the acts so far, of which `earlier` has the rows. */
  constructor(
    private readonly book: Book,
    private readonly catalogue: Catalogue,
    rows: Rows,
    earlier?: EarlierRows,
  ) {
    this.balances = new Balances(rows, earlier);
    this.accounts = new Dictionary(rows, 'accounts', earlier);
    const positions = new Positions(rows, (account) => this.accountOf(account), earlier);
    this.versions = new BlockVersions({ rows, positions, balances: this.balances }, earlier);
    this.facts = new Facts(rows);
    this.touches = new Touches(rows, earlier);
    this.adjustments = new AdjustmentSums(rows, earlier);
    this.assets = new AssetRows(book, rows);
    this.words = new Dictionary(rows, 'words', earlier);
    this.acts = new Chunks(rows, 'acts', earlier);
    this.commands = new CommandOfAct(catalogue);
  }

  /** An act happens. Throws where this build doesn't know one of its events. */
  project(act: StoredAct): void {
    const { book } = this;
    const types: string[] = [];
    let last = -1;
    let author: Author = NOBODY;
    book.begin();
    for (const stored of act) {
      const mark = book.mark();
      const envelope = envelopeOf(stored);
      last = Number(stored.revision);
      const event = this.apply(stored, envelope);
      const word = this.words.id([envelope.type], NO_OTHERS);
      const blocks: RangeChange<Block>[] = [];
      for (const { target, change } of book.changesSince(mark))
        if (target instanceof Ranges) {
          if (target.name === 'series') blocks.push(change as RangeChange<Block>);
        } else if (target instanceof Table) this.note(target as Table<object>, change as RowChange<object>, last, word);
      const net = netOf(blocks);
      this.touchAccounts(net, last, word);
      this.versions.happen(net, last, word);
      this.assets.happened(event, last);
      this.facts.state(last, envelope.type, envelope.data, () => dataTextOf(stored));
      if (event instanceof CorrespondingAdjustmentApplied)
        this.adjustments.apply(last, Number(act[0]?.revision), event, dataTextOf(stored));
      types.push(envelope.type);
      author = envelope;
    }
    book.commit();
    this.endAct(last, author, this.commands.name(types, author.authority));
  }

  /** Writes what was held back: the versions that aren't over, and rows that have grown. */
  flush(): void {
    this.versions.flush();
    this.touches.flush();
    this.acts.flush();
  }

  private apply(stored: StoredEvent, envelope: Envelope): DomainEvent {
    const event = Object.assign(new (this.catalogue.eventClass(envelope.type, envelope.schema))(), envelope.data);
    applyEvent(this.book, event, stored.revision, envelope);
    if (envelope.part === '1') applyKey(this.book, stored.revision, envelope);
    return event;
  }

  private note(table: Table<object>, { key }: RowChange<object>, revision: number, event: number): void {
    if (table.name === 'touched') this.touches.note(key, revision, event);
    else this.facts.note(table, key);
  }

  /** What an account holds changed, whether the event names it or not. */
  private touchAccounts({ removed, added }: Net, revision: number, event: number): void {
    for (const { account } of removed) this.touches.noteAccount(account, revision, event);
    for (const { account } of added) this.touches.noteAccount(account, revision, event);
  }

  private endAct(last: number, { at, actor, authority, approver }: Author, command: string | undefined): void {
    this.facts.endAct(last);
    this.balances.endAct(last, this.versions.next);
    const word = (text: string | null | undefined): number => (typeof text === 'string' ? this.words.id([text], NO_OTHERS) : 0);
    this.acts.append(0, [last, Date.parse(at), word(command), this.versions.next, word(actor), word(authority), word(approver)]);
  }

  private accountOf(account: string): number {
    return this.accounts.id([account], () => {
      const row = this.book.accounts.get(account);
      if (!row) throw new Error(`an event moves units to ${account}, which the book doesn't have`);
      return [row.type, row.party];
    });
  }
}
