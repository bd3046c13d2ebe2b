import type { SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import type { ProofFindings } from './proof-findings.js';

/** What a history says of events that were given up, and of the log that went on. */
export interface Restoration {
  readonly revision: string;
  readonly epoch: string;
  readonly lostRevision: string;
  readonly lostCheckpoint: { readonly origin: string; readonly size: string; readonly root: string } | null;
}

interface Restored {
  readonly type: string;
  readonly revision: string;
  readonly data: Omit<Restoration, 'revision'>;
}

/** The places at which a history was set back, as it says itself: each began another log of the registry. */
export class Restorations {
  readonly all: Restoration[] = [];

  /** The next act, event by event as they are stored. */
  act(act: readonly string[]): void {
    const [first = ''] = act;
    if (!first.includes('"type":"HistoryRestored"')) return;
    const { type, revision, data } = JSON.parse(first) as Restored;
    if (type === 'HistoryRestored') this.all.push({ ...data, revision });
  }

  /** That the checkpoint is of the log which the last of them began. */
  checkLog({ origin, size }: SignedCheckpoint, findings: ProofFindings): void {
    const last = this.all.at(-1);
    if (last && !origin.endsWith(`/${last.epoch}`))
      findings.add('signature', size - 1n, `a log whose name ends with /${last.epoch}, as revision ${last.revision} says`, origin);
  }
}
