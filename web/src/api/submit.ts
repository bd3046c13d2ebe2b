import { authorization } from './client.js';
import { Problem, problemOf } from './problem.js';
import { seen } from './live.js';

/** An event as an act answers it. */
interface ActEvent {
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What was written. */
export interface Act {
  readonly registry: string;
  readonly revision: string;
  readonly events: readonly ActEvent[];
}

/** That a host would miss its target, or that nothing is known of that. */
export interface Warning {
  readonly code: 'host-would-oversell' | 'no-data';
  readonly party: string;
  readonly vintage: string;
  readonly missing: string | null;
}

/** What would be written, and what it would change. */
export interface DryRun extends Act {
  readonly balances: readonly { readonly account: string; readonly before: string; readonly after: string }[];
  readonly adjustments: readonly {
    readonly party: string;
    readonly vintage: string;
    readonly additions: string;
    readonly subtractions: string;
  }[];
  /** Whether a second person has to approve it: given as it is it is refused, and proposed it waits. */
  readonly wouldNeedApproval: boolean;
  /** Who must approve it besides, and from when on, where somebody must. */
  readonly approval?: { readonly by: 'colleague' | 'counterparty'; readonly notBefore: string };
  /** What it may mean for the targets of hosts, where the policy asks to be told. */
  readonly warnings?: readonly Warning[];
}

/** How a command ended: as an act, a refusal, or not known. */
export type Outcome =
  | { readonly kind: 'written'; readonly act: Act; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unknown' };

const address = (registry: string, command: string): string => `/v1/registries/${registry}/commands/${command}`;

const post = (url: string, data: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...authorization(), ...headers },
    body: JSON.stringify(data),
  });

/** Asks what a command would do. Throws `Problem`. */
export const dryRun = async (registry: string, command: string, data: unknown): Promise<DryRun> => {
  const answer = await post(`${address(registry, command)}?dryRun=true`, data);
  const body: unknown = await answer.json();
  if (!answer.ok) throw problemOf(answer, body);
  return body as DryRun;
};

/** A key of its own for each form: however often it is sent, it has one effect. */
export const newKey = (): string => `console-${crypto.randomUUID()}`;

/**
 * Gives a command under its key. Where no answer comes, or one that leaves it open, the node is asked for the key; what it then doesn't know
 * either stays `unknown`: giving the same again is safe.
 */
export const submit = async (registry: string, command: string, data: unknown, key: string): Promise<Outcome> => {
  try {
    const answer = await post(address(registry, command), data, { 'idempotency-key': key });
    const body: unknown = await answer.json();
    if (answer.ok) return written(body as Act, answer.headers.get('idempotency-replayed') === 'true');
    const problem = problemOf(answer, body);
    if (problem.code !== 'outcome-unknown') return { kind: 'refused', problem };
  } catch {
    // No answer, or half of one: what happened is asked for below.
  }
  return ask(registry, key);
};

/** What is known of a key of the caller's own. */
const ask = async (registry: string, key: string): Promise<Outcome> => {
  try {
    const answer = await fetch(address(registry, key), { headers: { accept: 'application/json', ...authorization() } });
    if (answer.ok) return written((await answer.json()) as Act, true);
  } catch {
    // The node is away: the outcome stays open.
  }
  return { kind: 'unknown' };
};

const written = (act: Act, replayed: boolean): Outcome => {
  seen(act.revision);
  return { kind: 'written', act, replayed };
};
