import { grouped } from '../table.js';
import type { ActEvent } from '../act.js';
import type { Refused } from '../problem-text.js';

const WIDTH = 50;

/** Narrates a story step by step, and keeps count of what was checked. */
export class Narrator {
  private step = 0;
  private held = 0;
  private readonly failed: string[] = [];

  constructor(private readonly out: (text: string) => void) {}

  /** How many checks held, and the names of those that didn't. */
  get checks(): { readonly held: number; readonly failed: readonly string[] } {
    return { held: this.held, failed: this.failed };
  }

  say(text: string): void {
    this.out(`${text}\n`);
  }

  /** The next chapter, and in short sentences what it is about. */
  chapter(title: string, ...sentences: string[]): void {
    this.out(`\n${(this.step += 1)}. ${title}\n`);
    for (const sentence of sentences) this.out(`   ${sentence}\n`);
  }

  /** The events that a command became, by their numbers. */
  events(events: readonly ActEvent[]): void {
    for (const { revision, type } of events) this.out(`   event ${revision.padStart(3)}  ${type}\n`);
  }

  /** A figure as the registry gives it, against what it must be. */
  figure(name: string, is: string | bigint, must: string | bigint): void {
    const holds = String(is) === String(must);
    const shown = /^-?\d+$/.test(String(is)) ? grouped(is).padStart(9) : String(is);
    this.out(`     ${name.padEnd(WIDTH)} ${shown}  ${holds ? 'ok' : `WRONG, it must be ${String(must)}`}\n`);
    this.check(name, holds);
  }

  /** Something that must be so, on a line of its own. */
  must(what: string, holds: boolean): void {
    this.out(`     ${what}: ${holds ? 'ok' : 'WRONG'}\n`);
    this.check(what, holds);
  }

  /** A refusal: its code, its rule, and the event it collides with, against what they must be. */
  refusal({ problem }: Refused, must: { code: string; rule: string; conflictsWith: string }): void {
    const { status, title, code, rule, conflictsWith } = problem;
    this.out(`     refused      ${status} ${code}\n     because      ${title}\n     rule         ${rule}\n`);
    this.out(`     collides     with event ${conflictsWith}\n`);
    const holds = code === must.code && rule === must.rule && conflictsWith === must.conflictsWith;
    if (!holds) this.out(`     expected     ${must.code}, ${must.rule}, event ${must.conflictsWith}\n`);
    this.check(must.code, holds);
  }

  private check(what: string, holds: boolean): void {
    if (holds) this.held += 1;
    else this.failed.push(what);
  }
}
