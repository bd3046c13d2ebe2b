import type { ActEvent } from '../act.js';
import { grouped } from '../table.js';

/** What an import can't do under the caller's own roles: who can, and what. */
export interface Waiting {
  /** `administrator`, `supervisor`, `party:GHA`. */
  readonly role: string;
  readonly command: string;
  readonly count: number;
  /** What of it there is to know beyond that. */
  readonly note?: string;
}

/** What became of an opening balance: it is in the book, or someone else has to do something first. */
export type Given = { readonly events: readonly ActEvent[]; readonly revision: string } | Waiting;

export const isWaiting = (given: Given): given is Waiting => 'role' in given;

/** What is left to do and who can do it, for people. */
export const waitingText = (registry: string, waiting: readonly Waiting[]): string =>
  `What there was to do under your roles in registry ${registry} is done. Left:\n` +
  waiting
    .map(({ role, command, count, note }) => `  ${role}: ${grouped(count)} ${command}${note === undefined ? '' : ` (${note})`}\n`)
    .join('') +
  'Let whoever has such a role run the same command with a key of their own (SEXTANT_TOKEN): what is there is left alone.\n';
