import type { Holding, LawResult } from '../../checker/checker.js';
import { LAWS } from '../../checker/laws/laws.js';
import { JudgeHere, type ActJudge } from '../judging/act-judge.js';

/** A judge that works elsewhere than in this thread. */
export interface JudgeBesideOf extends ActJudge {
  /** Waits while it is too far behind. */
  readonly room: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Begins to judge a registry elsewhere, by these laws. */
export type JudgeElsewhere = (input: { readonly registry: string; readonly laws: readonly string[] }) => JudgeBesideOf;

/** So many bytes of events are judged elsewhere. */
const BESIDE_BYTES = 16 * 1024 * 1024;
/** A law that compares the events with a node's book, of which there is none here. */
const JUDGED = LAWS.filter(({ name }) => name !== 'holdings');

/** The checker, from the first act on: its registry is the one that this is of. */
export class Judging {
  registry: string | null = null;
  private here: JudgeHere | undefined;
  private beside: JudgeBesideOf | undefined;

  /** `bytes`: how many there are to judge. */
  constructor(
    private readonly bytes: number,
    private readonly elsewhere: JudgeElsewhere | undefined,
  ) {}

  act(act: readonly string[]): void {
    this.judge(act).act(act);
  }

  /** Who holds what so far; nobody anything where it is judged elsewhere. */
  get holdings(): readonly Holding[] {
    return this.here?.holdings ?? [];
  }

  async room(): Promise<void> {
    await this.beside?.room();
  }

  async laws(): Promise<readonly LawResult[]> {
    return (await (this.beside ?? this.here)?.result())?.laws ?? [];
  }

  async close(): Promise<void> {
    await this.beside?.close();
  }

  private judge(act: readonly string[]): ActJudge {
    const known = this.beside ?? this.here;
    if (known) return known;
    const registry = /"registry":"([^"]*)"/.exec(act[0] ?? '')?.[1] ?? '';
    this.registry = registry;
    if (this.elsewhere && this.bytes >= BESIDE_BYTES)
      return (this.beside = this.elsewhere({ registry, laws: JUDGED.map(({ name }) => name) }));
    return (this.here = new JudgeHere(registry, JUDGED));
  }
}
