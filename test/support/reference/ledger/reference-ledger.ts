import { ACCOUNTS } from './accounts.js';
import { needsApproval } from './approvals.js';
import { ASSETS } from './assets.js';
import { AUTHORIZATION } from './authorization.js';
import { ReferenceBook } from './book.js';
import type { Commands, Decision } from './decision.js';
import { EXCLUSIONS } from './exclusions.js';
import { FINANCE } from './finance.js';
import { IMPORTS } from './imports.js';
import { ISSUANCE } from './issuance.js';
import { MOVEMENT } from './movement.js';
import { PROGRAMMES } from './programmes.js';
import { PROPOSALS } from './proposals.js';
import type { Json } from './records.js';
import { REGISTRY } from './registry.js';
import { RENEWALS } from './renewals.js';
import { RESTATEMENT } from './restatement.js';
import { VERIFICATION } from './verification.js';

/** Every command, a line for each topic. */
const COMMANDS: Commands = {
  ...REGISTRY,
  ...ACCOUNTS,
  ...PROPOSALS,
  ...PROGRAMMES,
  ...EXCLUSIONS,
  ...RENEWALS,
  ...ASSETS,
  ...VERIFICATION,
  ...RESTATEMENT,
  ...FINANCE,
  ...AUTHORIZATION,
  ...ISSUANCE,
  ...IMPORTS,
  ...MOVEMENT,
};

/**
 * The crediting ledger written a second time, from docs/contract.md and docs/rules.md alone. It shares nothing
 * with src/, so that a misreading must be made twice to pass. Trial registries only: every actor has every role, and data has passed its
 * schema already.
 */
export class ReferenceLedger extends ReferenceBook {
  /** What the last command was answered with. */
  lastRefusal: string | null = null;

  /** Executes a command, or says why it is refused; a refusal changes nothing. */
  execute(actor: string, command: string, data: Json, at: string): { refusal: string | null } {
    this.now = at;
    const decision = this.decide(command, data, at, actor, null);
    const refusal = typeof decision === 'string' ? decision : needsApproval(this, command, data) ? 'approval-required' : null;
    if (typeof decision !== 'string' && refusal === null) decision.apply();
    this.lastRefusal = refusal;
    return { refusal };
  }

  decide(command: string, data: Json, at: string, actor: string, proposal: string | null): Decision {
    if (this.kind === null && command !== 'open-registry') return 'unknown-registry';
    return COMMANDS[command]?.(this, data as never, at, actor, proposal) ?? 'unknown-command';
  }
}
