import { useRead, useList } from '../api/reads.js';
import type { CommandForm } from '../forms/commands.js';
import { useMoment } from './moment.js';

/** Who is signed in, as the registry knows them. */
export interface Me {
  /** Undefined while the node hasn't said. */
  readonly actor: string | undefined;
  readonly roles: readonly { readonly role: string; readonly scope: string | null }[];
  /** Whether the registry is a trial, in which an administrator has every role. */
  readonly all: boolean;
  readonly known: boolean;
}

/** Who is signed in, by the roles that are in force now. */
export const useMe = (): Me => {
  const tasks = useRead('/v1/registries/{registry}/tasks', {});
  const roles = useList('/v1/registries/{registry}/roles', {});
  const registry = useRead('/v1/registries/{registry}', {});
  const actor = tasks.data?.actor;
  const own = (roles.data?.items ?? []).filter((one) => one.actor === actor && one.inForce);
  return {
    actor,
    roles: own.map(({ role, scope }) => ({ role, scope })),
    all: registry.data?.trial === true && own.some(({ role }) => role === 'administrator'),
    known: (tasks.isSuccess || tasks.isError) && roles.isSuccess && registry.isSuccess,
  };
};

/** Why something can't be done here; undefined where it can. */
export type Hindrance = { readonly text: string; readonly who?: string } | undefined;

/** Why the one who is signed in may not give a command now. Whether they may act in the scope of what they name, the node says. */
export const useHindrance = (): ((command: CommandForm) => Hindrance) => {
  const { at } = useMoment();
  const me = useMe();
  return ({ name, claims, who }) => {
    if (at !== undefined) return { text: 'You see the past: nothing can be written here.' };
    if (!me.known) return undefined;
    if (me.actor === undefined) return { text: 'Sign in to act.' };
    if (me.all || claims.length === 0 || name === 'open-registry') return undefined;
    if (claims.some(({ role }) => me.roles.some((own) => own.role === role))) return undefined;
    return { text: 'Your roles do not allow it. It is for: {{who}}', who };
  };
};
