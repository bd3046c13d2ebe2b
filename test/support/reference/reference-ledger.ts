import { addDays, addHours, addYears, AUTHORIZED, canonical, commandHash, day, lastDay, overlap, sum, within } from './reference-book.js';
import { ReferenceBook, TRIAL, type Json, type Move, type Party, type Policy, type Span, type Unit } from './reference-book.js';
import type { Approval, Authorization, Claim, Component, Included, Period, Programme, Reported } from './reference-book.js';
import type { Levied, Line, Lot, VerifiedLine } from './reference-book.js';

type Opening = { account: string; type: string; party: string; holder?: string; ndcPeriod?: { first: string; last: string } };
type Role = { actor: string; role: string; scope?: string };
type Batch = { verification: string; programme: string; host: string; period: Span; verifiedBy: string; report: { sha256: string } };
type Waiting = Pick<Unit, 'host' | 'kind' | 'authorization' | 'firstTransferred'>;
type Issuance = { issuance: string; verification: string; lines: Line[]; distribution?: Target[] };
type Proposed = { proposal: string; command: string; data: Json; expires?: string };
type Target = { account: string; quantity: string };
type Row = Claim & { host: string; activity: string; account?: string; underlying: Lot; firstTransferredOn?: string };
type Import = { import: string; account: string; kind: string; controlTotal: string; rows: Row[] };
/** A refusal, or what happens and the ranges that it splits off. */
type Decision = string | { apply: () => void; parts: Unit[][] };
type Command = (data: never, at: string, actor: string, proposal: string | null) => Decision;

const ANY = ['AER', 'ITMO', 'MCU', 'CER'];
/** By purpose: the account types that may be moved to, and the kinds that each may hold. */
const ENTITLED: Record<string, Record<string, string[]>> = {
  transfer: { holding: ANY, 'adaptation-share': ['AER', 'MCU'] },
  use: { 'retirement-ndc': AUTHORIZED, 'retirement-cer': ['CER'] },
  IMP: { 'cancellation-imp': AUTHORIZED },
  OP: { 'cancellation-op': AUTHORIZED },
  OMGE: { 'omge-voluntary': AUTHORIZED },
  voluntary: { 'cancellation-voluntary': ['MCU', 'CER'] },
  administrative: { 'cancellation-administrative': ANY },
};
const PARTICIPANTS_ONLY = ['retirement-ndc', 'cancellation-imp', 'cancellation-op'];
const EVERYWHERE = ['PENDING', 'CANCELLATION-ADMINISTRATIVE', 'OMGE-VOLUNTARY', 'CANCELLATION-VOLUNTARY'];
const MECHANISM = [...EVERYWHERE, 'ADAPTATION-SHARE', 'OMGE-MANDATORY', 'BUFFER', 'CANCELLATION-REVERSAL'];

const act = (apply: () => void, parts: Unit[][] = []): Decision => ({ apply, parts });
const then = (first: Decision, second: Decision): Decision => {
  if (typeof first === 'string' || typeof second === 'string') return typeof first === 'string' ? first : second;
  return act(() => [first, second].forEach((each) => each.apply()), first.parts);
};
const terminal = (type: string | undefined): boolean => /^(omge|retirement|cancellation)-/.test(type ?? '');
const lotsOverlap = (a: Lot, b: Lot): boolean =>
  a.registry === b.registry && a.series === b.series && Number(a.first) <= Number(b.last) && Number(b.first) <= Number(a.last);

/**
 * The crediting ledger written a second time, from docs/contract.md and docs/rules.md alone. It shares nothing with src/, so that a misreading
 * must be made twice to pass. Trial registries only: every actor has every role, and data has passed its schema already.
 */
export class ReferenceLedger extends ReferenceBook {
  /** What the last command was answered with. */
  lastRefusal: string | null = null;

  execute(actor: string, command: string, data: Json, at: string): { refusal: string | null } {
    this.now = at;
    const decision = this.decide(command, data, at, actor, null);
    const refusal = typeof decision === 'string' ? decision : this.needsApproval(command, data as never) ? 'approval-required' : null;
    if (typeof decision !== 'string' && refusal === null) decision.apply();
    this.lastRefusal = refusal;
    return { refusal };
  }

  private decide(command: string, data: Json, at: string, actor: string, proposal: string | null): Decision {
    if (this.kind === null && command !== 'open-registry') return 'unknown-registry';
    return this.commands[command]?.(data as never, at, actor, proposal) ?? 'unknown-command';
  }

  private readonly commands: Record<string, Command> = {
    'open-registry': (d: { kind: string; administrators: string[]; policy?: Partial<Policy> }) => {
      if (this.kind !== null) return 'already-exists';
      return act(() => {
        this.kind = d.kind;
        const levies = d.kind === 'mechanism' ? {} : { adaptationBps: '0', omgeBps: '0' };
        this.policies.push({ ...TRIAL, ...levies, ...d.policy });
        d.administrators.forEach((actor) => this.roles.add(`${actor} administrator `));
        const own = { party: null, state: 'active', ndcPeriod: null };
        for (const code of d.kind === 'mechanism' ? MECHANISM : EVERYWHERE)
          this.accountBook.set(code, { ...own, type: code.toLowerCase(), holder: code, trusts: new Set() });
      });
    },
    'set-policy': (d: { replaces: string; policy: Partial<Policy> }) => {
      const policy = { ...this.policy, ...d.policy };
      if (Number(d.replaces) !== this.policies.length) return 'stale-policy';
      return canonical(policy) === canonical(this.policy) ? 'nothing-to-change' : act(() => this.policies.push(policy));
    },
    'grant-role': (d: Role) => {
      const role = `${d.actor} ${d.role} ${d.scope ?? ''}`;
      return this.roles.has(role) ? 'nothing-to-change' : act(() => this.roles.add(role));
    },
    'revoke-role': (d: Role) => {
      const role = `${d.actor} ${d.role} ${d.scope ?? ''}`;
      const administrators = [...this.roles].filter((held) => held.endsWith(' administrator '));
      if (administrators.length === 1 && administrators.includes(role)) return 'last-administrator';
      return this.roles.has(role) ? act(() => this.roles.delete(role)) : 'nothing-to-change';
    },
    'register-party': (d: Party & { party: string }) =>
      this.parties.has(d.party) ? 'already-exists' : act(() => this.parties.set(d.party, d)),
    'update-party': ({ reason: _reason, ...d }: Partial<Party> & { party: string; reason: Json }) => {
      const party = this.parties.get(d.party);
      if (!party) return 'unknown-party';
      const updated = { ...party, ...d };
      return canonical(updated) === canonical(party) ? 'nothing-to-change' : act(() => this.parties.set(d.party, updated));
    },

    'open-account': (d: Opening) => {
      const party = this.parties.get(d.party);
      if (this.accountBook.has(d.account)) return 'already-exists';
      if (!party) return 'unknown-party';
      if (!['holding', 'retirement-cer', ...PARTICIPANTS_ONLY].includes(d.type)) return 'account-type-not-openable';
      if (PARTICIPANTS_ONLY.includes(d.type) && !party.participating) return 'party-not-participating';
      const rest = { holder: d.holder ?? `Party ${d.party}`, state: 'active', ndcPeriod: d.ndcPeriod ?? null, trusts: new Set<string>() };
      return act(() => this.accountBook.set(d.account, { ...d, ...rest }));
    },
    'suspend-account': (d: { account: string }) => this.changeState(d.account, 'suspended'),
    'reinstate-account': (d: { account: string }) => this.changeState(d.account, 'active'),
    'close-account': (d: { account: string; moveTo?: string }, at) => {
      const account = this.accountBook.get(d.account);
      if (!account || (d.moveTo !== undefined && !this.accountBook.has(d.moveTo))) return 'unknown-account';
      if (account.state === 'closed') return 'account-not-active';
      const closed = act(() => (account.state = 'closed'));
      if (this.heldBy(d.account).length === 0) return closed;
      if (d.moveTo === undefined) return 'account-not-empty';
      return then(this.move({ from: d.account, to: d.moveTo, units: {}, purpose: 'transfer', closing: true }, at, null), closed);
    },
    'trust-account': (d: { account: string; counterparty: string; trusted: boolean }) => {
      const trusts = this.accountBook.get(d.account)?.trusts;
      if (!trusts || !this.accountBook.has(d.counterparty)) return 'unknown-account';
      if (trusts.has(d.counterparty) === d.trusted) return 'nothing-to-change';
      return act(() => (d.trusted ? trusts.add(d.counterparty) : trusts.delete(d.counterparty)));
    },
    'freeze-units': (d: { blocks: string[] }) => this.setFrozen(d.blocks, true),
    'unfreeze-units': (d: { blocks: string[] }) => this.setFrozen(d.blocks, false),

    propose: (d: Proposed, at, actor) => {
      if (this.proposals.has(d.proposal)) return 'already-exists';
      const delayed = d.command === 'transfer-units' && !this.familiar(d.data as never);
      const notBefore = addHours(at, delayed ? this.policy.transferDelayHours : '0');
      const expires = d.expires ?? addHours(at, this.policy.proposalHours);
      if (expires <= notBefore) return 'invalid-input';
      const decision = this.decide(d.command, d.data, at, actor, null);
      if (typeof decision === 'string') return decision;
      return act(() => {
        decision.parts.forEach((part) => this.split(part));
        decision.parts.flat().forEach((unit) => (unit.reservedBy = d.proposal));
        const data = decision.parts.length > 0 ? { ...d.data, units: { blocks: this.blocksOf(decision.parts.flat()) } } : d.data;
        this.proposals.set(d.proposal, { ...d, data, hash: commandHash(d.command, d.data), actor, notBefore, expires, open: true });
      });
    },
    approve: (d: { proposal: string; hash: string }, at, actor) => {
      const proposal = this.proposals.get(d.proposal);
      if (!proposal) return 'unknown-proposal';
      if (proposal.actor === actor) return 'same-person';
      if (at < proposal.notBefore) return 'delay-not-over';
      if (!this.isOpen(proposal, at)) return 'proposal-closed';
      if (proposal.hash !== d.hash) return 'proposal-changed';
      return then(this.decide(proposal.command, proposal.data, at, proposal.actor, d.proposal), this.endProposal(d.proposal, at));
    },
    decline: (d: { proposal: string }, at) => this.endProposal(d.proposal, at),
    withdraw: (d: { proposal: string }, at) => this.endProposal(d.proposal, at),

    'register-programme': (d: Programme & { programme: string }) => {
      const years = d.outcome === 'removals' || d.mode === 'project' ? 15 : d.mode === 'cdm' ? 7 : 5;
      if (this.programmes.has(d.programme)) return 'already-exists';
      if (d.end > lastDay(d.start, years)) return 'programme-period-exceeded';
      if (d.start < (d.mode === 'pacm' ? '2021-01-01' : '2000-01-01')) return 'starts-too-early';
      return act(() => this.programmes.set(d.programme, d));
    },
    'record-host-approval': (d: Approval & { programme: string; host: string }) => {
      const host = this.parties.get(d.host);
      if (!host) return 'unknown-party';
      if (!this.programmes.has(d.programme)) return 'unknown-programme';
      return host.participating ? act(() => this.approvals.set(`${d.programme} ${d.host}`, d)) : 'party-not-participating';
    },
    'include-component': (d: Included, at) => {
      const programme = this.programmes.get(d.programme);
      const approval = this.approvalOf(d.programme, d.host);
      const includedOn = d.includedOn ?? day(at);
      const others = [...this.components.values()];
      const beside = others.filter((other) => other.programme === d.programme && other.host === d.host);
      if (!this.parties.has(d.host) || !this.parties.has(d.locatedIn)) return 'unknown-party';
      if (!programme) return 'unknown-programme';
      if (includedOn > programme.end) return 'programme-not-active';
      if (this.components.has(d.component)) return 'double-inclusion';
      if (!approval) return 'no-host-approval';
      if (d.host !== d.locatedIn) return 'host-mismatch';
      if (d.start < programme.start) return 'starts-too-early';
      if (!this.mayCredit(d.crediting, programme, approval, includedOn)) return 'crediting-period-invalid';
      if (d.criteria.some((criterion) => !criterion.met)) return 'criteria-not-met';
      if (d.site !== undefined && others.some((other) => other.site === d.site)) return 'site-claimed';
      if (sum([...beside, d], (component) => component.expectedAnnual) > Number(approval.maximumAnnualAmount)) return 'cap-exceeded';
      return act(() => this.components.set(d.component, { ...d, periods: [], deficit: 0 }));
    },
    'verify-reductions': (d: Batch & { components: Reported[] }, at) => {
      const { from, to } = d.period;
      const programme = this.programmes.get(d.programme);
      const batch = d.components.flatMap((reported) => this.components.get(reported.component) ?? []);
      const included = [...this.components.values()].filter((component) => component.programme === d.programme);
      const periods = included.flatMap((component) => component.periods);
      const isFirst = (component: Component) => component.periods.length === 0;
      const again = (old: Period) => overlap(old, d.period) || old.report === d.report.sha256;
      const due = ({ periods, crediting }: Component) => (periods.length === 0 ? crediting.start : addDays(periods.at(-1)!.to, 1));
      const sameStart = (old: Period) => old.from === from || (old.from < from ? batch.every(isFirst) : old.first);
      const signed = (validatedBy: string) => validatedBy === d.verifiedBy;
      if (this.verifications.has(d.verification)) return 'already-exists';
      if (!programme) return 'unknown-programme';
      if (batch.length < d.components.length || batch.some((component) => component.programme !== d.programme)) return 'unknown-component';
      if (batch.some((component) => component.host !== d.host)) return 'host-mismatch';
      if (!this.approvalOf(d.programme, d.host)) return 'no-host-approval';
      if (batch.some((component) => to > component.crediting.end)) return 'component-not-active';
      if (to >= day(at)) return 'period-not-over';
      if (batch.some((component) => component.periods.some(again))) return 'double-verification';
      if (batch.some((component) => due(component) !== from)) return 'verification-gap';
      if (periods.some((old) => overlap(old, d.period) && !(old.to === to && sameStart(old)))) return 'batch-period-mismatch';
      if (this.previousPeriodOpen(batch, included, from)) return 'previous-period-open';
      const dependent = batch.some((component) => isFirst(component) && signed(component.validatedBy));
      if (dependent || (periods.length === 0 && signed(programme.validatedBy))) return 'doe-not-independent';
      if (d.components.some((reported) => this.unconfirmed(reported, d.period))) return 'scheme-confirmation-missing';
      if (batch.some((component) => day(at) > addYears(component.crediting.end, 2))) return 'request-too-late';
      return act(() => {
        const lines = d.components.flatMap((reported) => this.results(reported));
        this.verifications.set(d.verification, { programme: d.programme, host: d.host, lines });
        batch.forEach((component) => component.periods.push({ from, to, report: d.report.sha256, first: isFirst(component) }));
      });
    },
    'authorize-units': (d: Authorization & { authorization: string }) => {
      const approved = d.activities.every((activity) => this.approvalOf(activity, d.host));
      if (this.authorizations.has(d.authorization)) return 'already-exists';
      if ([d.host, ...(d.parties ?? [])].some((party) => !this.parties.has(party))) return 'unknown-party';
      if (d.activities.some((activity) => !this.programmes.has(activity))) return 'unknown-programme';
      if (this.kind === 'mechanism' && !approved) return 'no-host-approval';
      if (d.purposes.some((purpose) => purpose !== 'NDC') && !d.firstTransfer) return 'first-transfer-undefined';
      return act(() => this.authorizations.set(d.authorization, d));
    },

    'issue-units': (d: Issuance, at) => {
      const verification = this.verifications.get(d.verification);
      if (!verification) return 'unknown-verification';
      const { programme, host, lines: verified } = verification;
      const asked = ({ component, vintage }: VerifiedLine) =>
        sum(d.lines, (line) => (line.component === component && line.vintage === vintage ? line.quantity : 0));
      const over = verified.filter((line) => asked(line) > line.issuable - line.issued);
      const targets = d.distribution ?? [];
      if (d.lines.some((line) => !verified.some(({ component }) => component === line.component))) return 'unknown-component';
      if (this.count((unit) => unit.issuance === d.issuance) > 0 || over.some((line) => line.issued > 0)) return 'double-issuance';
      if (over.length > 0 || sum(verified, asked) < sum(d.lines, (line) => line.quantity)) return 'exceeds-verified';
      const refusal = this.linesRefused(d.lines, programme, host, at) ?? this.accountsRefused(targets);
      if (refusal !== null) return refusal;
      const lines = this.levied(d.lines, programme, host);
      const barred = this.targetsBarred(this.unborn(lines, host), targets, at);
      if (barred !== null) return barred;
      if (sum(targets, (target) => target.quantity) > sum(lines, (line) => line.left)) return 'distribution-exceeds';
      return act(() => {
        verified.forEach((line) => (line.issued += asked(line)));
        lines.forEach((line) => this.issue(line, d.issuance, programme, host));
        this.distribute(d.issuance, targets);
      });
    },
    'distribute-units': (d: { issuance: string; distribution: Target[] }, at) => {
      if (this.count((unit) => unit.issuance === d.issuance) === 0) return 'unknown-issuance';
      if (sum(d.distribution, (target) => target.quantity) > this.pending(d.issuance).length) return 'distribution-exceeds';
      const refusal = this.accountsRefused(d.distribution) ?? this.targetsBarred(this.pending(d.issuance), d.distribution, at);
      return refusal ?? act(() => this.distribute(d.issuance, d.distribution));
    },
    'import-opening-balance': (d: Import) => {
      const earlier = [...this.imports.values()].flat();
      const lots = d.rows.map((row) => row.underlying);
      const wrong = ({ underlying, quantity }: Row) => Number(underlying.last) - Number(underlying.first) + 1 !== Number(quantity);
      const targets = d.rows.map((row) => ({ account: row.account ?? d.account }));
      if (this.imports.has(d.import)) return 'already-exists';
      if (d.rows.some((row) => !this.parties.has(row.host))) return 'unknown-party';
      if (d.rows.some((row) => !this.programmes.has(row.activity))) return 'unknown-programme';
      if (d.kind === 'ITMO' && !d.rows.every((row) => this.termsOf(row))) return 'unknown-authorization';
      if (d.rows.some((row) => (this.termsOf(row)?.metric === 'non-GHG') !== (row.nonGhgQuantity !== undefined))) return 'metric-mismatch';
      if (this.kind === 'mechanism' && d.kind !== 'CER') return 'kind-not-allowed';
      if (d.rows.some(wrong) || sum(d.rows, (row) => row.quantity) !== Number(d.controlTotal)) return 'total-mismatch';
      if (lots.some((lot, i) => [...earlier, ...lots.slice(0, i)].some((other) => lotsOverlap(lot, other)))) return 'serial-overlap';
      return this.overAuthorized(d.rows) ?? this.accountsRefused(targets) ?? act(() => this.import(d));
    },

    'transfer-units': (d: Move, at, _actor, proposal) => this.move({ ...d, purpose: 'transfer' }, at, proposal),
    'use-units': (d: Move, at, _actor, proposal) => this.move({ ...d, purpose: 'use' }, at, proposal),
    'cancel-units': (d: Move, at, _actor, proposal) => this.move(d, at, proposal),
  };

  private move(d: Move & { closing?: boolean }, at: string, proposal: string | null): Decision {
    const [from, to] = [this.accountBook.get(d.from), this.accountBook.get(d.to)];
    if (!from || !to) return 'unknown-account';
    if (from === to) return 'same-account';
    if (!(from.state === 'active' || (d.closing && from.state === 'suspended')) || to.state !== 'active') return 'account-not-active';
    const named = d.closing ? [this.heldBy(d.from)] : d.units.blocks?.map((block) => this.range(block));
    if (named?.some((range) => range.length === 0)) return 'unknown-units';
    const parts = named ?? [this.oldest(d.from, d.units, at)];
    const units = parts.flat();
    if (terminal(from.type) || units.some((unit) => terminal(this.accountBook.get(unit.account)?.type))) return 'double-use';
    if (units.some((unit) => unit.account !== d.from)) return 'units-not-held';
    if (units.some((unit) => unit.frozen)) return 'units-frozen';
    if (units.some((unit) => this.isReserved(unit, at, proposal))) return 'units-reserved';
    if (units.length < Number(d.units.quantity ?? 0)) return 'insufficient-units';
    const kinds = ENTITLED[d.purpose]?.[to.type] ?? [];
    const barred = (unit: Unit) => !kinds.includes(unit.kind) || (d.purpose === 'use' && unit.host === to.party);
    if (['pending', 'buffer'].includes(from.type) || units.some(barred)) return 'account-not-entitled';
    const abroad = from.party !== null && to.party !== null && from.party !== to.party;
    const isFirst = abroad || to.type === 'adaptation-share' || ['IMP', 'OP', 'OMGE'].includes(d.purpose);
    const fresh = units.filter((unit) => isFirst && AUTHORIZED.includes(unit.kind) && !unit.firstTransferred);
    const outsider = to.party !== null && !this.parties.get(to.party)?.participating;
    if (outsider && (d.purpose === 'use' || fresh.length > 0)) return 'party-not-participating';
    const [purpose, bound] = [{ use: 'NDC', IMP: 'IMP', OP: 'OP' }[d.purpose], ['use', 'IMP', 'OP'].includes(d.purpose) ? units : fresh];
    if (bound.some((unit) => !this.mayBeUsedBy(to.party, unit, at))) return 'authorization-not-in-force';
    if (purpose && units.some((unit) => this.termsOf(unit)?.purposes.includes(purpose) === false)) return 'purpose-not-authorized';
    const outside = (year: string) => to.ndcPeriod !== null && !within(year, to.ndcPeriod);
    if (d.purpose === 'use' && (outside(d.year ?? '') || units.some((unit) => outside(unit.vintage)))) return 'vintage-outside-period';
    return act(() => {
      parts.forEach((part) => this.split(part));
      this.firstTransfer(fresh);
      units.forEach((unit) => Object.assign(unit, { account: d.to, usedFor: d.purpose === 'use' ? d.year : null }));
    }, parts);
  }

  private setFrozen(blocks: string[], frozen: boolean): Decision {
    const ranges = blocks.map((block) => this.range(block));
    if (ranges.some((range) => range.length === 0)) return 'unknown-units';
    const changed = ranges.map((range) => range.filter((unit) => unit.frozen !== frozen));
    if (changed.flat().length === 0) return 'nothing-to-change';
    return act(() => {
      changed.forEach((part) => this.split(part));
      changed.flat().forEach((unit) => (unit.frozen = frozen));
    });
  }
  private changeState(code: string, state: string): Decision {
    const account = this.accountBook.get(code);
    if (!account) return 'unknown-account';
    if (account.state === 'closed') return 'account-not-active';
    return account.state === state ? 'nothing-to-change' : act(() => (account.state = state));
  }
  private endProposal(code: string, at: string): Decision {
    const proposal = this.proposals.get(code);
    if (!proposal) return 'unknown-proposal';
    return this.isOpen(proposal, at) ? act(() => (proposal.open = false)) : 'proposal-closed';
  }

  private linesRefused(lines: Line[], programme: string, host: string, at: string): string | null {
    const statements = [...this.authorizations.values()].filter((a) => a.host === host && a.activities.includes(programme));
    const anyOf = (...options: string[]) => statements.some(({ statement }) => options.includes(statement));
    const stated = this.programmes.get(programme)?.mode === 'cdm' || statements.length > 0;
    const authorized = lines.filter((line) => line.authorization !== undefined);
    const inForce = (a: Authorization) =>
      statements.includes(a) && ['all', 'part'].includes(a.statement) && day(at) <= (a.issuedUntil ?? '9');
    if (!stated || (lines.some((line) => line.contribution === 'PI') && !anyOf('later', 'part'))) return 'no-authorization-statement';
    if (!authorized.every((line) => this.termsOf(line))) return 'unknown-authorization';
    if (!authorized.every((line) => inForce(this.termsOf(line)!))) return 'authorization-not-in-force';
    if (!authorized.every((line) => within(line.vintage, this.termsOf(line)!.vintages))) return 'vintage-outside-period';
    if (this.overAuthorized(lines)) return 'authorization-exceeded';
    if (lines.some((line) => (this.termsOf(line)?.metric === 'non-GHG') !== (line.nonGhgQuantity !== undefined))) return 'metric-mismatch';
    const cap = Number(this.approvalOf(programme, host)?.maximumAnnualAmount);
    const asked = (vintage: string) => sum(lines, (line) => (line.vintage === vintage ? line.quantity : 0));
    return lines.some((line) => this.issuedGross(programme, host, line.vintage) + asked(line.vintage) > cap) ? 'cap-exceeded' : null;
  }
  private overAuthorized(claims: Claim[]): string | null {
    const total = (code: string) =>
      this.count((unit) => unit.authorization === code) + sum(claims, (claim) => (claim.authorization === code ? claim.quantity : 0));
    const over = claims.some(({ authorization: code = '' }) => total(code) > Number(this.authorizations.get(code)?.quantity ?? Infinity));
    return over ? 'authorization-exceeded' : null;
  }
  private accountsRefused(targets: { account: string }[]): string | null {
    const accounts = targets.map((target) => this.accountBook.get(target.account));
    if (!accounts.every(Boolean)) return 'unknown-account';
    if (accounts.some((account) => account?.state !== 'active')) return 'account-not-active';
    return accounts.some((account) => account?.type !== 'holding') ? 'account-not-entitled' : null;
  }
  /** What goes out to another Party than the host is first transferred to it: it must take part, and may have to be named. */
  private targetsBarred(units: Waiting[], targets: Target[], at: string): string | null {
    let next = 0;
    for (const { account, quantity } of targets) {
      const party = this.accountBook.get(account)?.party ?? null;
      const fresh = units.slice(next, (next += Number(quantity))).filter((unit) => this.wouldBeFirst(unit, party));
      if (fresh.length > 0 && party !== null && !this.parties.get(party)?.participating) return 'account-not-entitled';
      if (fresh.some((unit) => !this.mayBeUsedBy(party, unit, at))) return 'authorization-not-in-force';
    }
    return null;
  }
  private wouldBeFirst({ kind, host, firstTransferred }: Waiting, party: string | null): boolean {
    return AUTHORIZED.includes(kind) && !firstTransferred && host !== party;
  }
  /** The participants' units of lines as they would be issued, in the order in which they would be handed out. */
  private unborn(lines: Levied[], host: string): Waiting[] {
    const order = (line: Levied) => `${line.vintage} ${line.component}`;
    const inOrder = [...lines].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
    return inOrder.flatMap(({ left, authorization = null, contribution = null }) => {
      const kind = authorization ? 'AER' : contribution ? 'MCU' : 'CER';
      return Array<Waiting>(left).fill({ host, kind, authorization, firstTransferred: this.atOnce({ authorization }) });
    });
  }
  private issue(line: Levied, issuance: string, activity: string, host: string): void {
    const { component, vintage, authorization = null, contribution = null } = line;
    const kind = authorization ? (this.kind === 'mechanism' ? 'AER' : 'ITMO') : contribution ? 'MCU' : 'CER';
    const born = { host, activity, vintage, kind, authorization, contribution, issuance, component };
    const participants = this.create(line.left, { ...born, account: 'PENDING' });
    const levies = [
      ...this.create(line.adaptation, { ...born, account: 'ADAPTATION-SHARE' }),
      ...this.create(line.omge, { ...born, account: 'OMGE-MANDATORY' }),
    ];
    const buffer = this.create(line.buffer, { ...born, account: 'BUFFER' });
    this.firstTransfer(this.atOnce({ authorization }) ? [...participants, ...levies, ...buffer] : levies);
  }
  private distribute(issuance: string, targets: Target[]): void {
    for (const { account, quantity } of targets) {
      const units = this.pending(issuance).slice(0, Number(quantity));
      this.split(units);
      units.forEach((unit) => (unit.account = account));
      this.firstTransfer(units.filter((unit) => unit.host !== this.accountBook.get(account)?.party));
    }
  }
  private import(d: Import): void {
    const lots = d.rows.map((row) => row.underlying);
    this.imports.set(d.import, lots);
    for (const { account = d.account, host, activity, vintage, quantity, authorization = null, firstTransferredOn } of d.rows) {
      const origin = { contribution: null, issuance: null, component: null };
      const units = this.create(Number(quantity), { host, activity, vintage, account, kind: d.kind, authorization, ...origin });
      const abroad = this.accountBook.get(account)?.party !== host;
      if (abroad || firstTransferredOn !== undefined || this.atOnce({ authorization })) this.firstTransfer(units);
    }
  }
}
