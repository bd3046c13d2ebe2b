import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { Finding } from '../checker/finding.js';
import type { Ledger } from '../ledger/ledger.js';
import { removeReadFile } from '../projections/read-file/read-file.js';
import { AlteredSnapshot } from '../snapshot/altered-snapshot.js';
import type { Look, Snapshots } from '../snapshot/snapshots.js';
import { checkSnapshot, checkSnapshotInThread } from './check-snapshot.js';
import { report } from './check/report.js';
import { CheckOnDemand, CheckThread, type RunningCheck } from './check/running-check.js';
import type { Events } from './registry-events.js';
import type { RegistryInput } from './registry-input.js';

/** Right behind the start, what a snapshot spared it. Rows that were made on from a book that isn't the events' go with it. */
export const checkStart = (
  { code, config, catalogue, stop }: RegistryInput,
  directory: string,
  snapshots: Snapshots,
  ledger: Ledger,
): void => {
  const from = ledger.revision;
  const look: Look = config.readThreads ? checkSnapshotInThread : (unseen, signal) => checkSnapshot(unseen, catalogue, signal);
  snapshots.check(look, (fault) => {
    if (fault instanceof AlteredSnapshot) {
      removeReadFile(join(directory, 'read.sqlite'));
      new Logger('snapshot').error(
        `${code}: acts from revision ${from} to ${ledger.revision} were decided on a book that is not that of its events`,
      );
    }
    stop(fault);
  });
};

/** The independent check. Where an act broke a law nothing more is decided; reads go on, and say what stands in the events. */
export const startCheck = (
  { code: registry, config }: RegistryInput,
  directory: string,
  { file, judge }: Pick<Events, 'file' | 'judge'>,
  ledger: Ledger,
): RunningCheck => {
  const logger = new Logger('check');
  const broken = (findings: readonly Finding[]): void => {
    ledger.stopDeciding();
    for (const line of report(registry, findings)) logger.error(line);
  };
  if (judge) {
    judge.reportTo(broken);
    return judge;
  }
  const failed = (error: Error): void => logger.error(`${registry}: its events can't be checked any more: ${error.message}`);
  const input = { registry, directory, heads: file.heads(), broken, failed };
  return config.readThreads ? new CheckThread(input) : new CheckOnDemand(input);
};
