/** Whether this build keeps a rule. */
export type RuleState = 'in force' | 'in part' | 'not yet';

/** One rule of the catalogue, as `docs/rules.md` prints it. What carries it (commands, code, tests) is found, not written. */
export interface Rule {
  readonly id: string;
  /** Where it comes from, by the tags of `SOURCES`. */
  readonly clause: string;
  readonly says: string;
  readonly state: RuleState;
  /** What of it this build does not do yet: stated for a rule in force in part, and for no other. */
  readonly missing?: string;
  /** Tests that show it without naming its number. */
  readonly shownBy?: readonly string[];
}

/** A rule that this build keeps whole. */
export const inForce = (id: string, clause: string, says: string, ...shownBy: readonly string[]): Rule => ({
  ...{ id, clause, says, state: 'in force' },
  ...(shownBy.length > 0 ? { shownBy } : {}),
});

/** A rule that this build keeps but for what is `missing`. */
export const inPart = (id: string, clause: string, says: string, missing: string, ...shownBy: readonly string[]): Rule => ({
  ...{ id, clause, says, missing, state: 'in part' },
  ...(shownBy.length > 0 ? { shownBy } : {}),
});

/** A rule whose commands this build does not have. */
export const notYet = (id: string, clause: string, says: string): Rule => ({ id, clause, says, state: 'not yet' });
