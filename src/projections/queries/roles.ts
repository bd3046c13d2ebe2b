import type { RoleRow } from '../../domain/book/rows.js';
import { dayOf } from '../../domain/kernel/days.js';
import { ROLES } from '../../domain/message/authority.js';
import { flag, nullable, record, text } from '../answers/shape.js';
import { actor, code, day } from '../answers/types.js';
import { byActor, byCode, byFlag, byWord, filtersOf } from '../find/filter.js';
import type { PathParameter } from './parameters.js';
import { listed, resource, single } from './resource.js';

const named: PathParameter = {
  pattern: /^[a-z0-9-]{1,64}:[a-z]{1,20}(?::[A-Z0-9-]{1,40})?$/,
  description: 'Actor and authority: dna-gha:party:GHA',
  example: 'dev:administrator',
  // A role is a grant, not a resource with a code: a revoked one is no longer there.
  unknown: 'not-found',
};

/** A role that is held. It is in force until the end of the day `until`. */
const roles = resource({
  kind: 'role',
  named,
  filters: filtersOf<RoleRow>({
    actor: byActor('Only roles of this actor', 'dev', ({ actor }) => actor),
    role: byWord('Only roles of this name', ROLES, ({ role }) => role),
    scope: byCode('Only roles inside this scope', 'GHA', ({ scope }) => scope),
    inForce: byFlag('Only roles that are in force on the day asked for, or that are not', {
      is: ({ until }, view) => String(until === null || dayOf(view.time) <= until),
    }),
  }),
  names: ({ actor, role, scope }: RoleRow) => [actor, role, scope],
  stands: ({ takenBack }: RoleRow) => takenBack === null,
  answer: record({
    id: text('Actor and authority: dna-gha:party:GHA'),
    actor: actor('Who'),
    role: text('The role'),
    scope: nullable(code('Where')),
    until: nullable(day('Last day')),
    inForce: flag('Whether it is in force on the day asked for'),
  }),
  item: (view, { actor, role, scope, until, takenBack }: RoleRow, id) =>
    takenBack === null ? { id, actor, role, scope, until, inForce: until === null || dayOf(view.time) <= until } : undefined,
});

export const questions = [listed('roles', 'All roles', roles), single('role', 'roles', 'One role', roles)] as const;
