import type { Document, Schema } from './schema.js';

/** A role that may give a command, and whether only inside its scope. */
interface Claim {
  readonly role: string;
  readonly scoped: boolean;
}

/** A command as a form is made of it. */
export interface CommandForm {
  readonly name: string;
  readonly summary: string;
  /** Who may give it, in the words of the document. */
  readonly who: string;
  /** The roles that may; none where it isn't for roles to say. */
  readonly claims: readonly Claim[];
  readonly emits: readonly string[];
  readonly schema: Schema;
  readonly example: unknown;
}

/** All commands of a node, and what their fields refer to. */
export interface Commands {
  readonly byName: ReadonlyMap<string, CommandForm>;
  readonly schemas: Document['components']['schemas'];
}

const PATH = /^\/v1\/registries\/\{registry\}\/commands\/([a-z-]+)$/;
const SAYS = /^Who may submit it: (.*)\. Emits (.*)\.$/s;
const CLAIM = /^(administrator|supervisor|party|doe|holder|participant)( \(in its scope\))?$/;

/** The commands in a node's document. */
export const commandsOf = ({ paths, components: { schemas } }: Document): Commands => {
  const byName = new Map<string, CommandForm>();
  for (const [path, { post }] of Object.entries(paths)) {
    const name = PATH.exec(path)?.[1];
    if (name === undefined || !post) continue;
    const [, who = '', emits = ''] = SAYS.exec(post.description) ?? [];
    const parts = who.split(', ').map((part) => CLAIM.exec(part));
    const claims = who === 'any Party' ? [{ role: 'party', scoped: true }] : parts.every(Boolean) ? parts.map(claimOf) : [];
    const { schema, example } = post.requestBody.content['application/json'];
    byName.set(name, { name, summary: post.summary, who, claims, emits: emits.split(', '), schema, example });
  }
  return { byName, schemas };
};

const claimOf = (found: RegExpExecArray | null): Claim => ({ role: found?.[1] ?? '', scoped: found?.[2] !== undefined });

/** What can't be undone is confirmed by typing what it is about: the member of the data that names it. */
export const IRREVERSIBLE: Readonly<Record<string, string>> = {
  'use-units': 'from',
  'cancel-units': 'from',
  'close-account': 'account',
  'exclude-component': 'component',
  'finalize-period': 'party',
  'choose-adjustment-method': 'party',
  'confirm-reversal': 'reversal',
  'revoke-authorization': 'authorization',
  'withdraw-verification': 'verification',
  'issue-units': 'issuance',
  'discharge-replacement-obligation': 'obligation',
  'import-opening-balance': 'import',
  'authorize-issued-units': 'authorization',
  'correct-transfer': 'transfer',
  'file-annual-report': 'party',
  'nest-programme': 'inner',
  'record-finance': 'finance',
  'restate-verification': 'verification',
  'retire-assets': 'component',
  'set-acceptance': 'party',
  'set-crediting-threshold': 'programme',
  'set-transfer-limits': 'host',
  'withdraw-host-approval': 'programme',
};

/** Topics by which the commands are found, each with its commands; what is new is under the last. */
export const TOPICS: readonly (readonly [string, RegExp])[] = [
  ['Units', /^(issue|distribute|transfer|use|cancel|freeze|unfreeze|correct)-/],
  ['Approval', /^(propose|approve|decline|withdraw)$/],
  ['Accounts', /account|closure/],
  ['Authorizations', /authori/],
  ['Programmes and components', /programme|component|assets|host-approval|threshold|nest|finance/],
  ['Verification, reversals and replacement', /verif|reversal|obligation|buffer/],
  ['Accounting of Parties', /inventory|adjustment-method|finalize|annual-report|limits|acceptance/],
  ['Registry', /./],
];
