import type { AuditAnswer } from '../operations/audit-route.js';
import type { AppliedAdjustment, Diff } from '../events/diff.js';
import type { EventAnswer } from '../events/event-links.js';
import type { RegistryHealth } from '../operations/health.controller.js';
import type { Move } from '../events/moves.js';
import type { Promoted } from '../operations/promotion.js';
import type { Home } from '../pages/home.js';
import type { Task, Tasks } from '../reads/tasks.js';
import type { ResourceLink } from '../reads/resource-links.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import {
  anyRecord,
  flag,
  integer,
  list,
  nullable,
  oneOf,
  optional,
  record,
  reference,
  text,
  type Shape,
} from '../../projections/answers/shape.js';
import {
  actor,
  amount,
  block,
  code,
  hash,
  instant,
  party,
  path,
  quantity,
  registryCode,
  revision,
  year,
} from '../../projections/answers/types.js';

// Schemas of what is answered beside reads and commands: events, tasks, differences, the audit, health.

const link = { kind: text('account, party, programme, ..., or units'), code: text('Its code'), path: nullable(path) };

const move: Shape<Move> = record({
  revision: revision('The event'),
  event: text('Its type'),
  from: nullable(code('The account left; null where units came into being or were only marked')),
  to: nullable(code('The account reached; null where units were only marked')),
  quantity: quantity('Units'),
  blocks: list(block('A block')),
});

const adjustment: Shape<AppliedAdjustment> = record({
  revision: revision('The event'),
  party: party('Whose'),
  kind: text('addition or subtraction'),
  quantity: amount('Tonnes'),
  trigger: text('What fired it'),
  actionYear: year('Year of the action'),
});

const diff: Shape<Diff> = record({
  registry: registryCode,
  revision: revision('The head when it was answered'),
  from: revision('The end of the act before the first'),
  to: revision('The end of the last act'),
  events: quantity('Events this page tells of'),
  acts: quantity('Acts this page tells of'),
  things: list(record({ ...link, revision: revision('The last event that touched it') }), 'By kind and code'),
  moves: list(move, 'Oldest first'),
  adjustments: list(adjustment, 'Oldest first'),
  cursor: nullable(text('Where the next page goes on; null at the end', '^(?:0|[1-9][0-9]{0,17})$')),
});

const task: Shape<Task> = record({
  task: oneOf('What can be done about it', 'approve', 'withdraw'),
  proposal: code('The proposal'),
  command: text('The command that waits'),
  data: anyRecord("The command's data"),
  hash: hash('What an approval must name'),
  proposer: actor('Who proposed'),
  authority: text('The role the caller would act under'),
  notBefore: instant('Before this it cannot be approved'),
  waiting: flag('Whether that is still ahead'),
  expires: instant('Until when it is open'),
  since: revision('The event that made it'),
  path,
});
const tasks: Shape<Tasks> = record({
  registry: registryCode,
  revision: revision('The head when it was answered'),
  actor: actor('Who asked'),
  items: list(task, 'What expires first comes first'),
});

const event: Shape<EventAnswer> = record({
  registry: registryCode,
  revision: revision('The event'),
  act: record({ first: revision('First event of its act'), last: revision('Last event of its act') }),
  event: reference<object>('StoredEvent'),
  touches: list<ResourceLink>(record(link), 'What it names or moves'),
});

/** Figures by name: each law has its own. */
const figures: Shape<Readonly<Record<string, string>>> = {
  schema: { type: 'object', description: 'What it looked at', additionalProperties: { type: 'string' } },
};
const finding = record({
  law: text('Its name'),
  rule: text('The rules it is about'),
  revision: revision('The event that did it'),
  expected: text('What the rules say'),
  actual: text('What the event says'),
  advice: text('What to do'),
  inherited: flag('Done before the rule came: shown and counted, and no reason to stop'),
});
const auditAnswer: Shape<AuditAnswer> = record({
  registry: registryCode,
  revision: revision('The last that was checked'),
  events: text('How many events were checked'),
  acts: text('How many acts they are'),
  holds: flag('Whether nothing was found but what is inherited'),
  laws: list(
    record({
      id: text('Its number'),
      law: text('Its name'),
      rule: text('The rules it rests on'),
      says: text('What it says'),
      figures,
      found: integer('How many findings count'),
      inherited: integer('How many are inherited'),
      findings: list(finding, 'The first of them'),
    }),
  ),
});

const promoted: Shape<Promoted> = record({
  registry: registryCode,
  revision: revision('Where this node began to write'),
  node: text('Its name'),
  url: text('Where it is reached'),
});

/** How far each registry is; also part of the problem while the node isn't ready. */
export const registryHealth: Shape<readonly RegistryHealth[]> = list(
  record({
    registry: registryCode,
    revision: revision('The last durable event'),
    readable: revision('The last event reads speak of'),
    state: oneOf('What it can do', 'ok', 'catching-up', 'reads-failed'),
    reasons: list(
      record({ code: text('Such as clock-ahead'), detail: text('What is wrong, and what to do') }),
      'Why commands are refused just now',
    ),
    check: record({
      revision: text('The last revision that was checked; -1 before the first'),
      holds: flag('Whether every law holds; where one is broken the registry is read-only'),
      findings: integer('How many findings count'),
      inherited: integer('How many are inherited'),
      fault: nullable(text('Why the check cannot go on')),
    }),
    eventStore: optional(
      record({
        trouble: nullable(text('Why calls to the servers fail just now')),
        seen: nullable(revision('The last event they were seen to have')),
        lag: quantity('Events of theirs this node has not got yet'),
      }),
    ),
  }),
);

const home: Shape<Home> = record({
  name: text('Sextant'),
  version: text('Of the build'),
  reads: oneOf('Who may read', 'public', 'members'),
  registries: list(
    record({
      registry: registryCode,
      state: oneOf('What it can do', 'ok', 'catching-up', 'reads-failed', 'not-opened'),
      revision: revision('The last durable event'),
      opened: nullable(
        record({
          kind: text('Kind of registry'),
          operator: text('Who operates it'),
          trial: flag('A trial registry: nothing in it counts'),
        }),
      ),
    }),
    'Those the caller may read',
  ),
  links: record(
    {
      docs: text('This document as a page'),
      openapi: text('This document'),
      problems: text('Every refusal'),
      registries: text('The registries as their own reads answer'),
      health: text('Whether traffic may be sent to the node'),
    },
    'Where to go from here',
  ),
});

export const SERVICE_ANSWERS: Readonly<Record<string, Schema>> = {
  DiffAnswer: diff.schema,
  TasksAnswer: tasks.schema,
  EventAnswer: event.schema,
  AuditAnswer: auditAnswer.schema,
  PromotedAnswer: promoted.schema,
  ReadyAnswer: record({ status: text('ok'), registries: registryHealth }).schema,
  HomeAnswer: home.schema,
  LiveAnswer: record({ status: text('ok') }).schema,
};
