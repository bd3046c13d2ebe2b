import { grouped } from './table.js';
import type { Terminal } from './terminal.js';

const EVERY_MS = 200;

/** How far a long command is, with its rate and the remaining time, on one line of a terminal; nothing at all in a pipe. */
export class Progress {
  private readonly began = Date.now();
  private shown = 0;

  constructor(
    private readonly terminal: Terminal,
    private readonly what: string,
    /** How many there will be, where that is known. */
    private readonly total?: number,
  ) {}

  /** To be called with how many are done so far. */
  at(done: number): void {
    const now = Date.now();
    if (!this.terminal.watched || now - this.shown < EVERY_MS) return;
    this.shown = now;
    const rate = done / Math.max((now - this.began) / 1000, 0.001);
    const of = this.total === undefined ? '' : ` of ${grouped(this.total)}`;
    const left = this.total === undefined || rate === 0 ? '' : `, ${Math.ceil(Math.max(this.total - done, 0) / rate)} s left`;
    this.terminal.err(`\r\u001b[K${this.what}: ${grouped(done)}${of}, ${grouped(Math.round(rate))}/s${left}`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.shown > 0) this.terminal.err('\r\u001b[K');
  }
}
