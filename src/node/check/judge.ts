import { Checker, type Result } from '../../checker/checker.js';
import type { CheckedEvent } from '../../checker/events/events.js';
import type { Finding } from '../../checker/finding.js';
import type { StoredAct } from '../../event-store/event-store.js';
import { sha256 } from '../sha256.js';
import { Found, type CheckState } from './found.js';
import type { RunningCheck } from './running-check.js';

/**
 * The independent checker of a registry whose acts are judged as they come, before others' acts happen to the book: where servers hold the
 * events. No thread checks them a second time; what is asked of the check is answered by this.
 */
export class Judge implements RunningCheck {
  private readonly checker: Checker;
  private readonly found = new Found();
  private report: ((findings: readonly Finding[]) => void) | undefined;
  private readonly unreported: Finding[] = [];

  constructor(registry: string) {
    this.checker = new Checker(registry, sha256);
  }

  get state(): CheckState {
    return this.found.state;
  }

  /** The next act of the stream. Gives what it did against a law, what is inherited aside. */
  judge(act: StoredAct): Finding[] {
    const found = this.checker.act(act.map(({ body }) => JSON.parse(body) as CheckedEvent));
    this.found.revision += act.length;
    return this.found.add(found);
  }

  /** The next act, this node's own and durable: what it did against a law is reported. */
  own(act: StoredAct): void {
    const findings = this.judge(act);
    if (findings.length === 0) return;
    if (this.report) this.report(findings);
    else this.unreported.push(...findings);
  }

  /** Whom to report to from now on, and at once of what was found before. */
  reportTo(report: (findings: readonly Finding[]) => void): void {
    this.report = report;
    if (this.unreported.length > 0) report(this.unreported.splice(0));
  }

  result(): Promise<Result> {
    return Promise.resolve(this.checker.result());
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
