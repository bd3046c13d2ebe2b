import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Client } from '../../support/server/client.js';
import type { Step } from '../../support/world.js';

/** One who calls: a column of the table. No actor is no key. */
export interface Caller {
  readonly column: string;
  readonly actor: string | undefined;
}

/** Everyone who gives commands: each role of the domain, inside a scope and outside of it, and those whose role doesn't count. */
export const CALLERS: readonly Caller[] = [
  { column: 'no key', actor: undefined },
  { column: 'no role', actor: 'stranger' },
  { column: 'administrator', actor: 'ada' },
  { column: 'its machine', actor: 'robot' },
  { column: 'once administrator', actor: 'former' },
  { column: 'of another registry', actor: 'elsewhere' },
  { column: 'supervisor', actor: 'supervisor' },
  { column: 'party GHA', actor: 'dna-gha' },
  { column: 'party CHE', actor: 'dna-che' },
  { column: 'doe DOE-1', actor: 'doe-one' },
  { column: 'doe DOE-9', actor: 'doe-nine' },
  { column: 'holder GHA-H1', actor: 'holder-gha' },
  { column: 'holder CHE-H1', actor: 'holder-che' },
  { column: 'participant 10471', actor: 'participant' },
  { column: 'participant 10472', actor: 'participant-two' },
  { column: 'auditor', actor: 'auditor' },
];

/** Who plays before the table is asked, and stands in no column: they propose what the others approve, and sign what came before. */
const EXTRAS = ['colleague', 'holder-gha-two', 'doe-seven'];
/** A key that only a machine has may propose and never approve. */
const MACHINES: ReadonlySet<string> = new Set(['robot']);

/** The roles of UN01, as `ada` grants them. */
export const ROLES_GRANTED: readonly Step[] = (
  [
    ['colleague', 'administrator'],
    ['robot', 'administrator'],
    ['former', 'administrator'],
    ['supervisor', 'supervisor'],
    ['dna-gha', 'party', 'GHA'],
    ['dna-che', 'party', 'CHE'],
    ['doe-one', 'doe', 'DOE-1'],
    ['doe-seven', 'doe', 'DOE-7'],
    ['doe-nine', 'doe', 'DOE-9'],
    ['holder-gha', 'holder', 'GHA-H1'],
    ['holder-gha-two', 'holder', 'GHA-H1'],
    ['holder-che', 'holder', 'CHE-H1'],
    ['participant', 'participant', '10471'],
    ['participant-two', 'participant', '10472'],
    ['participant-two', 'holder', 'GHA-H4'],
    ['auditor', 'auditor'],
  ] as const
).map(([actor, role, scope]) => ['grant-role', { actor, role, ...(scope === undefined ? {} : { scope }) }]);

const keyOf = (actor: string): string => `key-of-${actor}`;

/** Writes a keys file in which everyone has a key. */
export const writeKeys = (file: string): void => {
  const actors = [...CALLERS.flatMap(({ actor }) => actor ?? []), ...EXTRAS];
  const keys = actors.map((actor) => ({
    ...{ actor, person: !MACHINES.has(actor), sha256: createHash('sha256').update(keyOf(actor)).digest('hex') },
  }));
  writeFileSync(file, JSON.stringify({ keys }), { mode: 0o600 });
};

/** A client of `actor`; without a key where there is none. */
export const clientOf = (url: string, actor: string | undefined): Client => new Client(url, actor === undefined ? undefined : keyOf(actor));
