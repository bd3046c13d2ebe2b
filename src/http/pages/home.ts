import type { FastifyRequest } from 'fastify';
import { BUILD } from '../../node/build.js';
import type { Registry } from '../../node/registries.js';
import type { ReadAccess } from '../gate/read-access.js';
import { healthOf, type RegistryHealth } from '../operations/health.controller.js';

/** A registry as the first page shows it; who keeps it is known once it is opened. */
export interface HomeRegistry {
  readonly registry: string;
  readonly state: RegistryHealth['state'] | 'not-opened';
  readonly revision: string;
  readonly opened: { readonly kind: string; readonly operator: string; readonly trial: boolean } | null;
}

/** What a node says of itself to whoever comes to its address. */
export interface Home {
  readonly name: string;
  readonly version: string;
  /** Who may read: everybody, or those with a role in a registry. */
  readonly reads: 'public' | 'members';
  /** How callers say who they are: as somebody named, on one machine, or by a key. */
  readonly signIn: 'dev' | 'keys' | 'oidc';
  /** Those the caller may read. */
  readonly registries: readonly HomeRegistry[];
  readonly links: {
    readonly docs: string;
    readonly openapi: string;
    readonly problems: string;
    readonly registries: string;
    readonly health: string;
  };
}

/** What this node is, for who asks. */
export const homeOf = ({ caller }: FastifyRequest, access: ReadAccess, signIn: Home['signIn']): Home => ({
  name: 'Sextant',
  version: BUILD.replace(/^sextant-/, ''),
  reads: access.mode,
  signIn,
  registries: access.readable(caller).map(homeRegistry),
  links: { docs: '/docs', openapi: '/openapi.json', problems: '/problems', registries: '/v1/registries', health: '/health/ready' },
});

const homeRegistry = (registry: Registry): HomeRegistry => {
  const { code, ledger } = registry;
  const { state, revision } = healthOf(registry);
  const row = ledger.book.registry.get(code);
  return {
    registry: code,
    state: row ? state : 'not-opened',
    revision,
    opened: row ? { kind: row.kind, operator: row.operator, trial: row.trial } : null,
  };
};
