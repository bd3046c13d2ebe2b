import { BLOCK_ID } from '../../domain/kernel/block-id.js';
import { refuse, type RefusalCode } from '../../domain/kernel/refusal.js';

interface PathParameter {
  readonly pattern: RegExp;
  readonly description: string;
  /** What a name of that form, or of another, is refused with where there is no such resource. */
  readonly unknown: RefusalCode;
}

const CODE = /^[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?$/;
const code = (unknown: RefusalCode, description: string): PathParameter => ({ pattern: CODE, description, unknown });

/** What stands in the paths of reads. A name that can't be one is as unknown as one that isn't there. */
export const PATH_PARAMETERS: Readonly<Record<string, PathParameter>> = {
  registry: { pattern: /^[A-Z]{2,3}[0-9]{2}$/, description: 'Code of the registry', unknown: 'unknown-registry' },
  account: code('unknown-account', 'Code of the account'),
  party: { pattern: /^[A-Z]{3}$/, description: 'ISO 3166-1 alpha-3, or EUE', unknown: 'unknown-party' },
  programme: { pattern: /^[A-Z0-9]{1,20}$/, description: 'Code of the programme or stand-alone project', unknown: 'unknown-programme' },
  component: code('unknown-component', 'Code of the component'),
  verification: code('unknown-verification', 'Code of the verification'),
  authorization: code('unknown-authorization', 'Code of the statement of authorization'),
  entity: code('unknown-entity', 'Code of the authorized entity'),
  issuance: code('unknown-issuance', 'Code of the issuance'),
  import: code('not-found', 'Code of the opening balance'),
  proposal: code('unknown-proposal', 'Code of the proposal'),
  role: {
    pattern: /^[a-z0-9-]{1,64}:[a-z]{1,20}(?::[A-Z0-9-]{1,40})?$/,
    description: 'Actor and authority: dna-gha:party:GHA',
    unknown: 'not-found',
  },
  units: { pattern: BLOCK_ID, description: 'Any range of units of one series; a unit has first = last', unknown: 'unknown-units' },
  revision: { pattern: /^(?:0|[1-9][0-9]{0,17})$/, description: 'Revision of the event', unknown: 'unknown-event' },
  key: { pattern: /^[!-~]{8,64}$/, description: "The idempotency key, the caller's own", unknown: 'unknown-key' },
};

/** Throws the `unknown-...` of the first name that has not the form of its kind. */
export const checkNames = (names: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(names)) {
    const parameter = PATH_PARAMETERS[name];
    if (parameter && !parameter.pattern.test(text)) refuse(parameter.unknown);
  }
};
