import 'reflect-metadata';
import { Book } from '../dist/domain/book/book.js';
import { canonical } from '../dist/domain/kernel/canonical.js';
import { sha256 } from '../dist/ledger/hashes.js';
import { Ledger } from '../dist/ledger/ledger.js';
import { startCatalogue } from '../dist/ledger/start-catalogue.js';
import { EventFile } from '../dist/event-store/event-file.js';

let shared;

/** The catalogue of the real modules. */
export const catalogue = () => (shared ??= startCatalogue());

/** A ledger on the event file at `path`, and how to give it commands. @param {string} path @param {() => number} clock @param {string} code */
export const startLedger = async (path, clock = Date.now, code = 'UN01') => {
  const known = catalogue();
  const file = new EventFile(path);
  const node = { node: 'bench', url: 'http://127.0.0.1', build: 'bench' };
  const ledger = Ledger.read({
    book: new Book(code),
    store: file,
    file,
    catalogue: known,
    clock,
    node,
    trials: true,
    patience: 5000,
  });
  await ledger.startWriting();
  let keys = 0;
  const request = (name, data) => {
    keys += 1;
    return { name, data: known.read(name, data), actor: 'dev', key: `bench-${keys}`, hash: sha256(canonical({ command: name, data })) };
  };
  const give = async (name, data) => {
    const answer = await ledger.execute(request(name, data));
    if (answer instanceof Error) throw new Error(`${name}: ${answer.code} ${JSON.stringify(answer.names.errors ?? {})}`);
    return answer;
  };
  return { ledger, file, request, give };
};

const document = { sha256: 'a'.repeat(64) };

/** The commands of a trial registry in which Ghana holds `units` AERs of one block in GHA-1, with more accounts beside. */
export const story = (units, administrators = ['dev']) => [
  ['open-registry', { kind: 'mechanism', operator: 'Bench', administrators, trial: true }],
  ...['GHA', 'CHE'].map((party) => [
    'register-party',
    {
      party,
      participating: true,
      leastDevelopedOrIsland: false,
      waivesAdaptationExemption: false,
      ndcPeriods: [{ first: '2021', last: '2030', type: 'multi-year' }],
    },
  ]),
  ...Array.from({ length: 64 }, (_, i) => ['open-account', { account: `GHA-${i + 1}`, type: 'holding', party: 'GHA' }]),
  ['open-account', { account: 'CHE-1', type: 'holding', party: 'CHE' }],
  [
    'register-programme',
    {
      programme: '10471',
      title: 'Bench',
      mode: 'pacm',
      outcome: 'reductions',
      start: '2021-01-01',
      end: '2025-12-31',
      methodology: 'M',
      sector: 'Energy',
      validatedBy: 'DOE-1',
    },
  ],
  ['record-host-approval', { programme: '10471', host: 'GHA', maximumAnnualAmount: '100000000000', renewalsAllowed: true }],
  [
    'include-component',
    {
      component: 'CP-1',
      programme: '10471',
      host: 'GHA',
      locatedIn: 'GHA',
      start: '2021-01-01',
      includedOn: '2021-01-01',
      crediting: { type: 'renewable', start: '2021-01-01', end: '2025-12-31' },
      expectedAnnual: '1000',
      technology: 'Stoves',
      validatedBy: 'DOE-1',
      criteria: [{ criterion: 'C-1', met: true, evidence: document }],
      otherSchemes: [],
    },
  ],
  [
    'verify-reductions',
    {
      verification: 'V-1',
      programme: '10471',
      host: 'GHA',
      period: { from: '2021-01-01', to: '2021-12-31' },
      batch: 'B-1',
      verifiedBy: 'DOE-2',
      report: document,
      components: [{ component: 'CP-1', vintages: [{ vintage: '2021', verified: String(units) }] }],
    },
  ],
  [
    'authorize-units',
    {
      authorization: 'A-1',
      host: 'GHA',
      statement: 'all',
      activities: ['10471'],
      cooperativeApproach: 'CA0001',
      purposes: ['NDC'],
      vintages: { first: '2021', last: '2030' },
      metric: 'GHG',
      sectors: ['Energy'],
      changesAfterFirstTransfer: false,
      terms: document,
      date: '2021-01-01',
    },
  ],
  [
    'issue-units',
    {
      issuance: 'I-1',
      verification: 'V-1',
      lines: [{ component: 'CP-1', vintage: '2021', quantity: String(units), authorization: 'A-1' }],
      distribution: [{ account: 'GHA-1', quantity: String((units * 93n) / 100n) }],
    },
  ],
];
