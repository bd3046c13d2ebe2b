import type { FastifyInstance } from 'fastify';
import { approver, proposer } from '../../domain/approval/proposals.js';
import type { ReadonlyBook } from '../../domain/book/readonly-book.js';
import type { ProposalRow } from '../../domain/book/rows.js';
import { openOf } from '../../domain/finance/finances.js';
import { Refusal } from '../../domain/kernel/refusal.js';
import { authorityOf } from '../../domain/message/authority.js';
import { hasRole } from '../../domain/message/may.js';
import type { AuthorityRule } from '../../domain/message/message.js';
import type { Catalogue } from '../../ledger/catalogue.js';
import type { Registries, Registry } from '../../node/registries.js';
import type { Caller } from '../gate/authentication.js';
import { callerOf } from '../gate/gate.js';
import { onlyKnown, type Query } from '../query.js';
import { sendJson } from '../send-json.js';

/** More than anyone does in a day; the others follow when these are done. */
const MOST_TASKS = 1_000;

/** Something that waits for the caller: a proposal it may approve or decline, or one of its own that it may withdraw. */
export interface Task {
  readonly task: 'approve' | 'withdraw';
  readonly proposal: string;
  /** The command that was proposed. */
  readonly command: string;
  readonly data: object;
  /** What `approve` must name, so that nothing else than what was seen is approved. */
  readonly hash: string;
  readonly proposer: string;
  /** The role the caller would act under. */
  readonly authority: string;
  /** Before this the proposal can't be approved; `waiting` says whether that is still ahead. */
  readonly notBefore: string;
  readonly waiting: boolean;
  readonly expires: string;
  /** The revision that made the proposal. */
  readonly since: string;
  readonly path: string;
}

/** What a Party whose part the caller acts is paid for and has not given yet. */
export interface FinanceTask {
  readonly finance: string;
  readonly programme: string;
  readonly host: string;
  /** What of it is neither deducted from results nor met by cancelled units. */
  readonly open: string;
  /** The role that makes it the caller's. */
  readonly authority: string;
  /** The revision that recorded it. */
  readonly since: string;
  readonly path: string;
}

export interface Tasks {
  readonly registry: string;
  readonly revision: string;
  readonly actor: string;
  readonly items: readonly Task[];
  readonly finances: readonly FinanceTask[];
}

/** Serves what waits for the caller, by the roles the book gives it, the one that expires first at the top. */
export const addTasks = (fastify: FastifyInstance, registries: Registries, catalogue: Catalogue): void => {
  fastify.get('/v1/registries/:registry/tasks', async (request, reply) => {
    const caller = callerOf(request);
    onlyKnown(request.query as Query, []);
    const registry = await registries.get((request.params as { registry: string }).registry);
    return sendJson(reply, tasksOf(registry, catalogue, caller, new Date().toISOString()));
  });
};

const tasksOf = ({ code, ledger }: Registry, catalogue: Catalogue, { actor, mayApprove }: Caller, at: string): Tasks => {
  const items: Task[] = [];
  const authority = (rule: AuthorityRule, proposal: string): string | undefined => {
    try {
      return rule.authority(ledger.book, { proposal } as never, { actor, at, commands: catalogue });
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  };
  for (const proposal of ledger.book.openProposals.at(at)) {
    const row = ledger.book.proposals.get(proposal);
    if (!row || items.length === MOST_TASKS) break;
    const own = row.proposer === actor;
    const role = own ? authority(proposer, row.proposal) : mayApprove ? authority(approver, row.proposal) : undefined;
    if (role !== undefined) items.push(taskOf(code, row, own ? 'withdraw' : 'approve', role, at));
  }
  return { registry: code, revision: String(ledger.revision), actor, items, finances: financesOf(code, ledger.book, actor, at) };
};

/** the claims with something open on programmes of the Parties that the caller acts for, by Party, then as they were recorded. */
const financesOf = (registry: string, book: ReadonlyBook, actor: string, at: string): FinanceTask[] => {
  const tasks: FinanceTask[] = [];
  for (const host of book.parties.keys()) {
    if (!book.financed.has(host) || !hasRole(book, actor, 'party', host, at)) continue;
    for (const finance of book.financed.get(host)?.finances ?? []) {
      const row = book.finances.get(finance);
      const open = row ? openOf(book, row) : 0n;
      if (!row || open === 0n) continue;
      if (tasks.length === MOST_TASKS) return tasks;
      const { programme, since } = row;
      const about = { finance, programme, host, open: String(open), authority: authorityOf('party', host), since: String(since) };
      tasks.push({ ...about, path: `/v1/registries/${registry}/finances/${finance}` });
    }
  }
  return tasks;
};

const taskOf = (registry: string, row: ProposalRow, task: Task['task'], authority: string, at: string): Task => {
  const { proposal, command, data, hash, proposer: by, notBefore, expires, since } = row;
  return {
    ...{ task, proposal, command, data, hash, proposer: by, authority, notBefore, waiting: at < notBefore, expires },
    since: String(since),
    path: `/v1/registries/${registry}/proposals/${proposal}`,
  };
};
