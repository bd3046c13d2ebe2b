import { parseVkey, type VerifierKey } from './keys.js';

// A policy says which logs are believed, and how many of which witnesses must have seen a checkpoint (c2sp.org/tlog-policy).

/** What whoever checks demands of a checkpoint. */
export interface Policy {
  readonly logs: readonly VerifierKey[];
  /** Whether so many have seen a checkpoint as the quorum asks for; `hasSeen` says it of one witness. */
  readonly isMet: (hasSeen: (witness: VerifierKey) => boolean) => boolean;
  /** The quorum by name, for people; `none` where no witness is asked for. */
  readonly quorum: string;
}

/** A line of a policy that can't be followed. */
export class MalformedPolicy extends Error {
  constructor(line: number, what: string) {
    super(`line ${line} of the policy: ${what}`);
    this.name = 'MalformedPolicy';
  }
}

type Met = (hasSeen: (witness: VerifierKey) => boolean) => boolean;

const MOST_LINES = 10_000;

/** The policy that a text is. Throws `MalformedPolicy`. */
export const parsePolicy = (text: string): Policy => {
  const logs: VerifierKey[] = [];
  const members = new Map<string, Met>();
  let quorum: string | undefined;
  const lines = text.split('\n', MOST_LINES);
  lines.forEach((line, i) => {
    const wrong = (what: string): never => {
      throw new MalformedPolicy(i + 1, what);
    };
    const [word = '', name = '', ...rest] = line.replace(/#.*$/, '').trim().split(/\s+/);
    const keyOf = (vkey: string, type: VerifierKey['type']): VerifierKey => {
      const key = parseVkey(vkey);
      return key?.type === type ? key : wrong(`this is no key of a ${type === 'note' ? 'log' : 'witness'}`);
    };
    const add = (met: Met): void => {
      if (name === '' || name === 'none' || members.has(name)) wrong('a name of its own, and not `none`');
      members.set(name, met);
    };
    if (word === '') return;
    if (word === 'log') logs.push(keyOf(name, 'note'));
    else if (word === 'witness') {
      const key = keyOf(rest[0] ?? '', 'cosignature');
      add((hasSeen) => hasSeen(key));
    } else if (word === 'group') {
      const [count = '', ...names] = rest;
      const each = names.map((one) => members.get(one) ?? wrong(`${one} is no witness and no group of a line before`));
      const least = count === 'any' ? 1 : count === 'all' ? each.length : /^[1-9][0-9]{0,3}$/.test(count) ? Number(count) : NaN;
      if (!(least >= 1 && least <= each.length) || new Set(names).size < names.length) wrong('`any`, `all` or a number, and as many names');
      add((hasSeen) => each.filter((met) => met(hasSeen)).length >= least);
    } else if (word === 'quorum') {
      if (quorum !== undefined || !(name === 'none' || members.has(name)))
        wrong('one quorum: `none`, a witness or a group of a line before');
      quorum = name;
    } else wrong('`log`, `witness`, `group` or `quorum`');
  });
  if (quorum === undefined || logs.length === 0) throw new MalformedPolicy(lines.length, 'it has a log and a quorum, or it is none');
  return { logs, quorum, isMet: members.get(quorum) ?? (() => true) };
};
