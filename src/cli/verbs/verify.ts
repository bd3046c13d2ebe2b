import { existsSync, readFileSync } from 'node:fs';
import { MalformedPolicy, parsePolicy, type Policy } from '../../transparency-log/policy.js';
import { grouped } from '../table.js';
import { CliError, EXIT, type Terminal } from '../terminal.js';
import { keysNamed } from '../verify/signed.js';
import { PROOFS } from '../verify/proof-findings.js';
import type { JudgeElsewhere } from '../verify/judging.js';
import { verifyLog, type Verified } from '../verify/verify-log.js';
import { lawsText } from '../verify/laws-text.js';

export interface VerifyOptions {
  readonly json?: boolean;
  readonly key?: string;
  readonly checkpoint?: string;
  readonly policy?: string;
  readonly seen?: readonly string[];
  readonly receipt?: readonly string[];
  readonly report?: readonly string[];
}

/**
 * `sextant verify`: checks a file of events, or a log as it is published, with a public key and nothing else. Exit 2 on a finding that isn't
 * inherited. `beside` judges elsewhere than in this thread, where there is much to judge.
 */
export const verify = async (
  what: string,
  { json, key, policy: policyFile, checkpoint, seen = [], receipt = [], report = [] }: VerifyOptions,
  terminal: Terminal,
  beside?: JudgeElsewhere,
): Promise<number> => {
  if (key === undefined && policyFile === undefined)
    throw new CliError(
      'Name the key with --key: a line NAME+ID+BASE64 or a file with it, from whoever operates the registry. Nothing else is trusted.',
    );
  const policy = policyFile === undefined ? undefined : policyIn(policyFile);
  const keys = [...(key === undefined ? [] : keysNamed(key)), ...(policy?.logs ?? [])];
  const verified = await verifyLog({ what, keys, policy, checkpoint, seen, receipts: receipt, reports: report, beside }, terminal);
  terminal.out(json ? `${JSON.stringify(verified)}\n` : reportText(verified));
  return verified.holds ? EXIT.ok : EXIT.checkFailed;
};

const policyIn = (path: string): Policy => {
  if (!existsSync(path)) throw new CliError(`There is no ${path}.`);
  try {
    return parsePolicy(readFileSync(path, 'utf8'));
  } catch (error) {
    throw error instanceof MalformedPolicy ? new CliError(`${path}, ${error.message}.`) : error;
  }
};

const reportText = ({ registry, origin, events, root, judged, restored, holds, findings, laws }: Verified): string => {
  const head = `Registry ${registry ?? '?'}, log ${origin ?? '?'}, ${grouped(BigInt(events))} events, root ${root}`;
  const found = findings.map(
    ({ law, rule, revision, expected, actual, advice, inherited }) =>
      `\n${law} (${rule}) at revision ${revision}${inherited ? ', inherited' : ''}\n  ${law in PROOFS ? PROOFS[law as keyof typeof PROOFS].says : ''}\n  expected: ${expected}\n  actual:   ${actual}\n${inherited ? '' : `  ${advice}\n`}`,
  );
  const gaps = restored.map(
    ({ revision, epoch, lostRevision, lostCheckpoint }) =>
      `\nAt revision ${revision} the registry was set back: what had been there up to revision ${lostRevision} is gone${lostCheckpoint ? `, and ${lostCheckpoint.origin} had signed ${lostCheckpoint.size} events with the root ${lostCheckpoint.root}` : ''}. Its log number ${epoch} begins there.\n`,
  );
  const laid =
    judged === events
      ? ''
      : `\nThe laws were checked on the first ${grouped(BigInt(judged))} events alone: what follows can't be read as acts.\n`;
  const verdict = holds ? 'Signature, root and every law hold.' : 'This is not the history that was signed, or it breaks a law.';
  return `${head}\n\n${laws.length === 0 ? '' : lawsText({ laws })}${gaps.join('')}${found.join('')}${laid}\n${verdict}\n`;
};
