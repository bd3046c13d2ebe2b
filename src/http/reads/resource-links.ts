/** A thing of the ledger by kind and code, with where it is read; null where it has no address of its own. */
export interface ThingLink {
  readonly kind: string;
  readonly code: string;
  readonly path: string | null;
}

const FOLDERS: Readonly<Record<string, string>> = {
  account: 'accounts',
  party: 'parties',
  programme: 'programmes',
  component: 'components',
  verification: 'verifications',
  authorization: 'authorizations',
  entity: 'entities',
  issuance: 'issuances',
  import: 'imports',
  proposal: 'proposals',
  units: 'units',
};

/** The link to a thing that is named `kind:code`. */
export const linkTo = (registry: string, thing: string): ThingLink => {
  const colon = thing.indexOf(':');
  const [kind, code] = [thing.slice(0, colon), thing.slice(colon + 1)];
  const folder = FOLDERS[kind];
  return { kind, code, path: folder === undefined ? null : `/v1/registries/${registry}/${folder}/${code}` };
};
