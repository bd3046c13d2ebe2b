import type { Finding } from '../../checker/finding.js';

/** How far a registry's events are checked, and what was found in them. */
export interface CheckState {
  /** The last revision that was checked; -1 where none was. */
  readonly revision: string;
  /** Whether nothing was found but what is inherited. */
  readonly holds: boolean;
  readonly findings: number;
  readonly inherited: number;
  /** The first act that broke a law, where one did: from there on the registry is read-only. */
  readonly broken: Finding | null;
  /** Why the check can't go on, where it can't. */
  readonly fault: string | null;
}

/** What was found so far. */
export class Found {
  revision = -1;
  fault: string | null = null;
  private findings = 0;
  private inherited = 0;
  private broken: Finding | null = null;

  /** Gives those that aren't inherited. */
  add(findings: readonly Finding[]): Finding[] {
    const own = findings.filter(({ inherited }) => !inherited);
    this.broken ??= own[0] ?? null;
    this.findings += own.length;
    this.inherited += findings.length - own.length;
    return own;
  }

  get state(): CheckState {
    const { revision, findings, inherited, broken, fault } = this;
    return { revision: String(revision), holds: findings === 0, findings, inherited, broken, fault };
  }
}
