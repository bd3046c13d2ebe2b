import { READS } from './reads.js';

/** A resource of the ledger by kind and code, with where it is read; null where it has no address of its own. */
export interface ResourceLink {
  readonly kind: string;
  readonly code: string;
  readonly path: string | null;
}

/** The folder of each kind that has a read of its own: `accounts` for `/accounts/:account`. */
const FOLDERS: ReadonlyMap<string, string> = new Map(
  READS.flatMap(({ path }) => {
    const [, folder, kind] = /^\/([a-z]+)\/:([a-z]+)$/.exec(path) ?? [];
    return folder === undefined || kind === undefined ? [] : [[kind, folder] as const];
  }),
);

/** The link to a resource that is named `kind:code`. */
export const linkTo = (registry: string, resource: string): ResourceLink => {
  const colon = resource.indexOf(':');
  const [kind, code] = [resource.slice(0, colon), resource.slice(colon + 1)];
  const folder = FOLDERS.get(kind);
  return { kind, code, path: folder === undefined ? null : `/v1/registries/${registry}/${folder}/${code}` };
};
