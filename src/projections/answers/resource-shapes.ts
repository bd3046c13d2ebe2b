import { anyRecord, flag, list, nullable, oneOf, optional, record, reference, text, type Shape } from './shape.js';
import { activity, actor, amount, block, bps, code, day, hash, instant, party, quantity, revision, serial, year } from './types.js';

// Schemas of answers about the things a registry knows by code (`docs/contract.md` 5).

const since = revision('The event that made or last replaced it');
const phase = oneOf('On the day asked for', 'upcoming', 'active', 'ended');
const rounding = text('ceil, floor or half-up');

export const partyAnswer = {
  party: party('Its code'),
  participating: flag('Whether it meets the participation requirements'),
  leastDevelopedOrIsland: flag('A least developed country or small island developing State'),
  waivesAdaptationExemption: flag('Whether it gives up its exemption from the share of proceeds'),
  ndcPeriods: list(record({ first: year('First year'), last: year('Last year'), type: text('single-year or multi-year') })),
};

export const programme = {
  programme: activity,
  title: text('Its title'),
  mode: text('pacm, cdm or project'),
  outcome: text('reductions or removals'),
  start: day('First day of the period'),
  end: day('Last day of the period'),
  state: phase,
  methodology: text('Methodology'),
  sector: text('Sector'),
  validatedBy: code('Who validated it'),
  riskRatingBps: nullable(bps('Risk of reversal')),
  components: quantity('How many components it has'),
  approvals: list(
    record({
      host: party('Who approved'),
      maximumAnnualAmount: quantity('Tonnes a vintage year at most'),
      renewalsAllowed: flag('Whether crediting may be renewed'),
      waivesAdaptationExemption: nullable(flag('Whether the exemption from the share of proceeds is given up')),
      maximumCreditingYears: nullable(quantity('Years of crediting at most')),
      includedAnnual: quantity('Tonnes a year of the components included'),
      issued: list(record({ vintage: year('Vintage'), quantity: quantity('Gross units issued') })),
      since,
    }),
  ),
  since,
};

export const component = {
  component: code('Its code'),
  programme: activity,
  host: party('Where it is'),
  site: nullable(code('Its site')),
  location: nullable(record({ latitude: text('Degrees'), longitude: text('Degrees') })),
  technology: text('Technology'),
  crediting: record({ type: text('renewable or fixed'), start: day('First day'), end: day('Last day') }),
  state: phase,
  expectedAnnual: quantity('Tonnes a year'),
  validatedBy: code('Who validated it'),
  otherSchemes: list(reference('OtherScheme')),
  verifiedTo: nullable(day('The last day that is verified')),
  deficit: quantity('What is carried into the next verification'),
  since,
};
export const componentLife = {
  vintages: list(
    record({
      vintage: year('Vintage'),
      verification: code('The verification'),
      issuable: quantity('Tonnes that may be issued'),
      issued: quantity('Units issued'),
    }),
  ),
  timeline: list(
    record({ revision: revision('The event'), at: instant('When'), event: text('Its type') }),
    'The latest 1,000 events that touched it, oldest first',
  ),
};

export const verification = {
  verification: code('Its code'),
  programme: activity,
  host: party('Where'),
  period: record({ from: day('First day'), to: day('Last day') }),
  batch: code('The batch'),
  verifiedBy: code('Who verified'),
  components: list(code('A component')),
  since,
};
export const verifiedComponents = {
  report: nullable(reference('Document')),
  lines: list(
    record({
      component: code('The component'),
      vintages: list(
        record({
          vintage: year('Vintage'),
          verified: amount('Tonnes verified'),
          deductions: nullable(list(reference('Deduction'))),
          carriedIn: quantity('Deficit carried in'),
          carriedOut: quantity('Deficit carried out'),
          issuable: quantity('Tonnes that may be issued'),
          issued: quantity('Units issued'),
        }),
      ),
    }),
  ),
};

const oimp: Shape<string | null> & { readonly optional: true } = optional(nullable(text('For other international mitigation purposes')));
export const authorization = {
  authorization: code('Its code'),
  host: party('Who authorizes'),
  statement: text('all, part, none or later'),
  activities: list(activity),
  cooperativeApproach: nullable(text('The cooperative approach')),
  purposes: list(text('NDC, IMP or OP')),
  firstTransfer: nullable(record({ oimp })),
  quantity: nullable(quantity('Units at most')),
  used: quantity('Gross units issued or imported under it'),
  remaining: nullable(quantity('What is left of the quantity')),
  vintages: record({ first: year('First'), last: year('Last') }),
  issuedUntil: nullable(day('Last day of issuance')),
  usedUntil: nullable(day('Last day of use')),
  parties: nullable(list(party('A Party that may use'))),
  entities: nullable(list(code('An entity that may use'))),
  metric: text('GHG or non-GHG'),
  nonGhgMetric: nullable(text('The metric')),
  gwp: nullable(text('Global warming potentials')),
  sectors: list(text('A sector')),
  activityTypes: nullable(list(text('A type'))),
  changesAfterFirstTransfer: flag('Whether it may change after the first transfer'),
  terms: reference('Document'),
  date: day('When it was given'),
  since,
};
export const entity = { entity: code('Its code'), cooperativeApproach: text('The cooperative approach'), since };

export const issuance = {
  issuance: code('Its code'),
  verification: code('What was verified'),
  programme: activity,
  host: party('Where'),
  policyNumber: text('The policy in force', '^[1-9][0-9]{0,8}$'),
  gross: quantity('Units issued'),
  participants: quantity("The participants' part"),
  adaptation: quantity('Share of proceeds for adaptation'),
  omge: quantity('Overall mitigation'),
  buffer: quantity('To the buffer'),
  pending: quantity("What of the participants' part isn't distributed"),
  since,
};
export const issuanceLines = {
  rates: record({
    adaptationBps: bps('Adaptation'),
    omgeBps: bps('Overall mitigation'),
    bufferBps: bps('Buffer'),
    rounding,
    bufferRounding: rounding,
  }),
  lines: list(
    record({
      component: code('The component'),
      vintage: year('Vintage'),
      kind: text('Kind of unit'),
      authorization: nullable(code('The statement')),
      contribution: nullable(text('PI or NPI')),
      nonGhgQuantity: nullable(quantity('In the metric of the authorization')),
      first: serial('First serial'),
      participants: quantity("The participants' part"),
      adaptation: quantity('Adaptation'),
      omge: quantity('Overall mitigation'),
      buffer: quantity('Buffer'),
    }),
  ),
  distribution: list(record({ revision: revision('The event'), account: code('To whom'), block: block('What') })),
};

export const importAnswer = { import: code('Its code'), kind: text('ITMO or CER'), quantity: quantity('Units'), since };
export const importedRows = {
  rows: list<Readonly<Record<string, string | null>>>({
    schema: {
      type: 'object',
      description: 'A row by its columns',
      additionalProperties: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    },
  }),
};

export const proposal = {
  proposal: code('Its code'),
  command: text('The command that waits'),
  data: anyRecord("The command's data"),
  hash: hash('What an approval must name'),
  proposer: actor('Who proposed'),
  authority: text('The role it was proposed under'),
  expires: instant('Until when it is open'),
  notBefore: instant('Before this it cannot be approved'),
  blocks: list(block('A reserved block')),
  state: oneOf('What became of it', 'open', 'approved', 'declined', 'withdrawn', 'expired'),
  since,
};
export const role = {
  id: text('Actor and authority: dna-gha:party:GHA'),
  actor: actor('Who'),
  role: text('The role'),
  scope: nullable(code('Where')),
  until: nullable(day('Last day')),
  inForce: flag('Whether it is in force on the day asked for'),
};
