import { existsSync, readFileSync } from 'node:fs';
import { parseCheckpoint, type SignedCheckpoint } from '../../transparency-log/checkpoint.js';
import { parseVkey, vkeyOf, type VerifierKey } from '../../transparency-log/keys.js';
import { isSignedBy, MalformedNote } from '../../transparency-log/note.js';
import { CliError } from '../terminal.js';
import type { ProofFindings, ProofName } from './proof-findings.js';

/** The keys that an option names: one itself, or those in a file. Throws `CliError`. */
export const keysNamed = (keyOrFile: string): VerifierKey[] => keysIn(existsSync(keyOrFile) ? readFileSync(keyOrFile, 'utf8') : keyOrFile);

/** The keys in a text, a vkey a line. Throws `CliError` for a line that is none. */
export const keysIn = (text: string): VerifierKey[] => {
  const lines = text.split('\n').map((line) => line.trim());
  const keys = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line, i) => parseVkey(line) ?? notAKey(line, i + 1))
    .filter(({ type }) => type === 'note');
  return keys.length > 0 ? keys : notAKey(text, 1);
};

const notAKey = (text: string, line: number): never => {
  throw new CliError(
    `--key: line ${line} (${JSON.stringify(text.slice(0, 60))}) is no key of a log. A key is one line, NAME+ID+BASE64, as \`GET .../log/key\` has it, and --key takes it or a file of such lines.`,
  );
};

/**
 * The checkpoint that `text` is, where one of the keys signed it and it has the key's name; undefined, with a finding, where not. `place` says
 * which one it is.
 */
export const signedBy = (
  keys: readonly VerifierKey[],
  text: string,
  place: string,
  findings: ProofFindings,
  law: ProofName = 'signature',
): SignedCheckpoint | undefined => {
  const expected = `${place} is a checkpoint signed with ${keys.map(vkeyOf).join(' or ')}`;
  try {
    const checkpoint = parseCheckpoint(text);
    const { note, origin, size } = checkpoint;
    if (keys.some((key) => key.name === origin && isSignedBy(note, key))) return checkpoint;
    const signers = note.signatures.slice(0, 5).map(({ name, id }) => `${name}+${id}`);
    findings.add(
      law,
      size - 1n,
      expected,
      `of the log ${origin}, with lines that say ${signers.join(', ')}: none is a signature with that key`,
    );
  } catch (error) {
    if (!(error instanceof MalformedNote)) throw error;
    findings.add(law, -1n, expected, error.message);
  }
  return undefined;
};
