import { hash } from 'node:crypto';
import { Refusal } from '../../domain/kernel/refusal.js';
import type { ReportOf } from '../../domain/message/message.js';
import type { Filing, PreparedReport } from '../../domain/report/prepared-report.js';
import type { ReadModel } from '../read-model.js';
import { asFiled, type PrintedReport } from './answer.js';

/**
 * A Party's annual report as the events up to `revision` make it, with what its checks find, for whoever decides on its filing; undefined where
 * there is no such Party. Rejects with `unavailable` where the read side doesn't get there in time.
 */
export const preparedReport = async (
  reads: ReadModel,
  { party, year }: ReportOf,
  revision: bigint,
): Promise<PreparedReport | undefined> => {
  try {
    const of = { party, year, at: String(revision) };
    const [{ answer }, { answer: found }] = [await reads.ask('aef', of), await reads.ask('aef-findings', of)];
    const errors = found.items.filter(({ severity }) => severity === 'error');
    return {
      ...{ party, year, revision: BigInt(answer.revision), version: answer.version },
      missing: errors.flatMap(({ check, table, row, column }) => (check === 'incomplete' ? [{ table, row, column: column ?? '' }] : [])),
      errors: errors.flatMap(({ check, table, row }) => (check === 'incomplete' ? [] : [{ check, table, row }])),
      sha256: (filing) => hash('sha256', jsonAsFiled(answer, filing), 'hex'),
    };
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'unknown-party' || error.code === 'unknown-registry')) return undefined;
    throw error;
  }
};

/** The very bytes that are answered for the version when it is asked for. */
const jsonAsFiled = (report: PrintedReport, { on, accepted }: Filing): string =>
  JSON.stringify(asFiled(report, on, accepted as PrintedReport['accepted']));
