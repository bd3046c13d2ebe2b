import type { AuditAnswer } from '../operations/audit-route.js';
import type { EventAnswer } from '../events/event-links.js';
import type { ConsistencyAnswer } from '../log/log-routes.js';
import type { Promoted } from '../operations/promotion.js';
import type { Home } from '../pages/home.js';
import type { FinanceTask, Task, Tasks } from '../reads/tasks.js';
import type { ResourceLink } from '../reads/resource-links.js';
import type { Schema } from '../../domain/kernel/json-schema.js';
import { anyRecord, flag, integer, list, nullable, oneOf, record, reference, text, type Shape } from '../../projections/answers/shape.js';
import { activity, actor, code, hash, instant, party, path, quantity, registryCode, revision } from '../../projections/answers/types.js';

import { certificate } from './certificate-answer.js';
import { diff, link } from './diff-answers.js';
import { finding } from './finding-answer.js';
import { live, ready } from './health-answers.js';

// Schemas of what is answered beside reads and commands: events, tasks, the audit, what a node is.

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
const financeTask: Shape<FinanceTask> = record({
  finance: code('What is paid for'),
  programme: activity,
  host: party('The Party whose task it is'),
  open: quantity('What of it is neither deducted from results nor met by cancelled units'),
  authority: text('The role that makes it the task of the caller'),
  since: revision('The event that recorded it'),
  path,
});
const tasks: Shape<Tasks> = record({
  registry: registryCode,
  revision: revision('The head when it was answered'),
  actor: actor('Who asked'),
  items: list(task, 'What expires first comes first'),
  finances: list(financeTask, 'By Party, then as they were recorded'),
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

const treeHash = (description: string): Shape<string> => text(description, '^[0-9a-f]{64}$');
const consistency: Shape<ConsistencyAnswer> = record({
  registry: registryCode,
  revision: revision('The last event of the larger tree'),
  from: text('How many events the smaller tree has'),
  to: text('How many the larger has'),
  fromRoot: treeHash('The root of the smaller'),
  toRoot: treeHash('The root of the larger'),
  proof: list(treeHash('A hash of RFC 6962 2.1.2')),
});

const promoted: Shape<Promoted> = record({
  registry: registryCode,
  revision: revision('Where this node began to write'),
  node: text('Its name'),
  url: text('Where it is reached'),
});

const home: Shape<Home> = record({
  name: text('Sextant'),
  version: text('Of the build'),
  reads: oneOf('Who may read', 'public', 'members'),
  signIn: oneOf('How callers say who they are', 'dev', 'keys', 'oidc'),
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
  ConsistencyAnswer: consistency.schema,
  CertificateAnswer: certificate.schema,
  PromotedAnswer: promoted.schema,
  ReadyAnswer: ready.schema,
  HomeAnswer: home.schema,
  LiveAnswer: live.schema,
};
