import { expect } from '@jest/globals';
import { ReferenceLedger } from './ledger/reference-ledger.js';
import type { Json, Unit } from './ledger/records.js';

const DOCUMENT = { sha256: 'ab'.repeat(32) };
const NDC = { first: '2021', last: '2030' };
export type Lines = { component: string; vintage: string; quantity: string; authorization?: string; contribution?: string }[];

/** One programme of one host, GHA, step by step; every step must be accepted unless a refusal is asked for. */
export class SmallProgramme {
  readonly ledger: ReferenceLedger;
  private minutes = 0;

  constructor(readonly registry = 'UN01') {
    this.ledger = new ReferenceLedger(registry);
  }
  submit(command: string, data: Json, refusal: string | null = null, actor = 'dev-ada'): this {
    const at = new Date(Date.parse('2026-06-01T00:00:00.000Z') + (this.minutes += 1) * 60_000).toISOString();
    expect([command, this.ledger.execute(actor, command, data, at).refusal]).toEqual([command, refusal]);
    return this;
  }
  open(policy: Json = {}, leastDeveloped = false): this {
    const kind = this.registry === 'UN01' ? 'mechanism' : 'party';
    this.submit('open-registry', { kind, operator: 'Trial', administrators: ['dev-ada', 'dev-bo'], trial: true, policy });
    for (const party of ['GHA', 'CHE', 'JPN']) {
      const least = leastDeveloped && party === 'GHA';
      const flags = { participating: true, leastDevelopedOrIsland: least, waivesAdaptationExemption: false, ndcPeriods: [NDC] };
      this.submit('register-party', { party, ...flags });
      this.submit('open-account', { account: `${party}-H1`, type: 'holding', party });
      this.submit('open-account', { account: `${party}-NDC`, type: 'retirement-ndc', party, ndcPeriod: NDC });
    }
    this.submit('open-account', { account: 'GHA-H2', type: 'holding', party: 'GHA' });
    return this.submit('open-account', { account: 'GHA-OP', type: 'cancellation-op', party: 'GHA' });
  }
  /** A component with this much verified in each year from 2025 back. */
  verified(...quantities: string[]): this {
    const years = quantities.map((_, i) => String(2026 - quantities.length + i));
    const start = `${years[0]}-01-01`;
    const programme = { programme: '10471', mode: 'pacm', outcome: 'reductions', start: '2022-01-01', end: '2026-12-31' };
    const words = { title: 'Cookstoves', methodology: 'AMS-II.G', sector: 'ENERGY', validatedBy: 'DOE-P' };
    this.submit('register-programme', { ...programme, ...words });
    const cap = { maximumAnnualAmount: '1000000', renewalsAllowed: true };
    this.submit('record-host-approval', { programme: '10471', host: 'GHA', ...cap });
    const place = { component: 'CP-1', programme: '10471', host: 'GHA', locatedIn: 'GHA', site: 'SITE-1', start, includedOn: start };
    const crediting = { type: 'renewable', start, end: '2026-12-31' };
    const rest = { expectedAnnual: '1000', technology: 'Cookstoves', validatedBy: 'DOE-A', otherSchemes: [] };
    this.submit('include-component', { ...place, crediting, ...rest, criteria: [{ criterion: 'C-1', met: true, evidence: DOCUMENT }] });
    const vintages = years.map((vintage, i) => ({ vintage, verified: quantities[i] }));
    const batch = { verification: 'V-1', programme: '10471', host: 'GHA', period: { from: start, to: '2025-12-31' }, batch: 'B-1' };
    return this.submit('verify-reductions', {
      ...batch,
      verifiedBy: 'DOE-V',
      report: DOCUMENT,
      components: [{ component: 'CP-1', vintages }],
    });
  }
  authorize(purposes: string[], oimp?: string, statement = 'all'): this {
    const terms = { authorization: 'A-1', host: 'GHA', statement, activities: ['10471'], cooperativeApproach: 'CA0001', purposes };
    const rest = {
      vintages: NDC,
      metric: 'GHG',
      sectors: ['ENERGY'],
      changesAfterFirstTransfer: false,
      terms: DOCUMENT,
      date: '2026-01-01',
    };
    return this.submit('authorize-units', { ...terms, ...(oimp === undefined ? {} : { firstTransfer: { oimp } }), ...rest });
  }
  issue(lines: Lines, distribution: Json[] = []): this {
    return this.submit('issue-units', {
      issuance: 'I-1',
      verification: 'V-1',
      lines,
      ...(distribution.length > 0 ? { distribution } : {}),
    });
  }
  transfer(from: string, to: string, units: Json, refusal: string | null = null): this {
    return this.submit('transfer-units', { from, to, units }, refusal);
  }
  units(which: Partial<Unit>): Unit[] {
    const members = Object.entries(which) as [keyof Unit, unknown][];
    return [...this.ledger.units().values()].filter((unit) => members.every(([name, value]) => unit[name] === value));
  }
  count = (which: Partial<Unit>): number => this.units(which).length;
  host = (): bigint => this.total(this.ledger.additions('GHA'));
  used = (party: string): bigint => this.total(this.ledger.subtractions(party));
  private total = (years: Map<string, bigint>): bigint => [...years.values()].reduce((sum, quantity) => sum + quantity, 0n);
  /** Share of proceeds, mandatory cancellation, and what is left for the participants. */
  shares = (): number[] => ['ADAPTATION-SHARE', 'OMGE-MANDATORY', 'PENDING'].map((account) => this.count({ account }));
}

/** A registry of Ghana in which GHA-H1 holds what these rows of an opening balance import. */
export const imported = (...quantities: string[]): SmallProgramme => {
  const story = new SmallProgramme('GHA01').open().verified('1').authorize(['NDC', 'OP'], 'use-or-cancellation');
  const rows = quantities.map((quantity, i) => {
    const underlying = { registry: 'ACR', series: `S-${i}`, first: '1', last: quantity };
    return { host: 'GHA', activity: '10471', vintage: '2024', quantity, authorization: 'A-1', underlying, mitigationType: 'reductions' };
  });
  const controlTotal = String(quantities.reduce((sum, quantity) => sum + Number(quantity), 0));
  return story.submit('import-opening-balance', { import: 'O-1', account: 'GHA-H1', kind: 'ITMO', controlTotal, rows });
};
