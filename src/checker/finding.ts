/** A place where a law doesn't hold. */
export interface Finding {
  readonly law: string;
  /** The rules of `docs/rules.md` that it is about. */
  readonly rule: string;
  readonly revision: string;
  readonly expected: string;
  readonly actual: string;
  /** What to do. */
  readonly advice: string;
  /** Done by an event of a version that came before the rule did: shown and counted, and no reason to stop. */
  readonly inherited: boolean;
}

/** So many findings of a law are kept whole; of the rest only their number is. */
const MOST_KEPT = 1_000;

/** What a law found so far. */
export class Findings {
  readonly kept: Finding[] = [];
  found = 0;
  inherited = 0;

  add(finding: Finding): void {
    if (finding.inherited) this.inherited += 1;
    else this.found += 1;
    if (this.kept.length < MOST_KEPT) this.kept.push(finding);
  }
}
