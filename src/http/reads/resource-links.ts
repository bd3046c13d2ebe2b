/** A resource of the ledger by kind and code, with where it is read; null where it has no address of its own. */
export interface ResourceLink {
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

/** The link to a resource that is named `kind:code`. */
export const linkTo = (registry: string, resource: string): ResourceLink => {
  const colon = resource.indexOf(':');
  const [kind, code] = [resource.slice(0, colon), resource.slice(colon + 1)];
  const folder = FOLDERS[kind];
  return { kind, code, path: folder === undefined ? null : `/v1/registries/${registry}/${folder}/${code}` };
};
