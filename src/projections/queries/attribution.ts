import type { ComponentRow, RegistryRow } from '../../domain/book/rows.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { cursor } from '../answers/as-of.js';
import { integer, list, nullable, optional, record, type TypeOf } from '../answers/shape.js';
import { activity, amount, code, party, quantity, revision, year } from '../answers/types.js';
import { issuedRung, RUNG_OF_REASON, type IssuedKind } from '../read-file/rungs.js';
import { fact } from '../view/facts-at.js';
import { laddersAt, type LadderAt } from '../view/ladders-at.js';
import { malformed } from '../view/malformed.js';
import { takePage } from '../view/page.js';
import type { View } from '../view/view.js';
import { PROGRAMME } from './programmes.js';
import { question } from './question.js';

const EVENTS = {
  events: list(revision('An event that changed it'), 'The first 20 events that changed it, oldest first'),
  eventCount: integer('How many events changed it'),
};
const rung = (says: string) => record({ quantity: quantity(says), ...EVENTS });

const issuedOf = record({
  adaptation: rung('Forwarded to the adaptation share'),
  omge: rung('Cancelled for overall mitigation'),
  buffer: rung('In a buffer'),
  participants: rung('For the participants'),
});

const ladder = record({
  host: party('Where'),
  vintage: year('Vintage'),
  verified: record({ quantity: amount('What is verified, as it stands'), ...EVENTS }),
  ownContribution: rung("The host's own contribution"),
  resultsBasedFinance: rung('Paid for by finance that takes no units'),
  nested: rung('Claimed by programmes inside it'),
  domesticScheme: rung('Covered by a domestic scheme'),
  otherMarket: rung('Covered by another market'),
  uncertainty: rung('Held back for uncertainty'),
  overCrediting: rung('Held back for earlier over-crediting'),
  doubleIssuance: rung('Held back against double issuance'),
  carriedIn: rung('Taken for what other lines lack, at once or later'),
  issued: record({
    AER: optional(issuedOf),
    ITMO: optional(issuedOf),
    MCU: issuedOf,
    CER: issuedOf,
  }),
  issuable: rung('What is left to issue, whatever bars its issuance now'),
  carriedOut: rung('What lines fall short by, which is made good elsewhere'),
  imported: rung('Units that came in from elsewhere, which were verified there: no part of the sum'),
});
type Ladder = TypeOf<typeof ladder>;

/** Of units that a host authorized a mechanism has AERs, and the other kinds of registries ITMOs. */
const kindsOf = (view: View): IssuedKind[] => {
  const { kind } = fact<Pick<RegistryRow, 'kind'>>(view, 'registry', view.registry) ?? refuse('unknown-registry');
  return [kind === 'mechanism' ? 'AER' : 'ITMO', 'MCU', 'CER'];
};

const ladderOf = ({ host, vintage, figure }: LadderAt, kinds: readonly IssuedKind[]): Ladder => {
  const deducted = Object.values(RUNG_OF_REASON).map((name) => [name, figure(name)] as const);
  const issued = kinds.map((kind) => {
    const part = (of: 'adaptation' | 'omge' | 'buffer' | 'participants'): ReturnType<typeof figure> => figure(issuedRung(kind, of));
    return [
      kind,
      { adaptation: part('adaptation'), omge: part('omge'), buffer: part('buffer'), participants: part('participants') },
    ] as const;
  });
  return {
    ...{ host, vintage, verified: figure('verified') },
    ...(Object.fromEntries(deducted) as Record<(typeof RUNG_OF_REASON)[keyof typeof RUNG_OF_REASON], ReturnType<typeof figure>>),
    carriedIn: figure('carriedIn'),
    issued: Object.fromEntries(issued) as Ladder['issued'],
    ...{ issuable: figure('issuable'), carriedOut: figure('carriedOut'), imported: figure('imported') },
  };
};

/** every tonne that is verified stands in one rung: `verified` is the sum of the others, less `carriedOut`. */
const attribution = question({
  name: 'attribution',
  path: '/programmes/:programme/attribution',
  summary: 'The attribution ladder: where every verified tonne of a programme stands, by host and vintage',
  names: { programme: PROGRAMME },
  query: {
    host: { description: 'Only this host', pattern: '^[A-Z]{3}$', example: 'GHA', unknown: 'unknown-party' },
    vintage: { description: 'Only this vintage', pattern: '^(?:19|20|21)[0-9]{2}$', example: '2025' },
    component: { description: 'Only this component', pattern: '^[A-Z0-9-]{1,40}$', example: 'CP-1', unknown: 'unknown-component' },
  },
  pages: 'items',
  answer: record({
    programme: activity,
    component: nullable(code('The component whose tonnes they are; null for all')),
    items: list(ladder, 'By host and vintage'),
    cursor,
  }),
  csv: true,
  find: (view, { programme, host, vintage, component }, page) => {
    if (!fact(view, 'programme', programme)) refuse('unknown-programme');
    if (host !== undefined && !fact(view, 'party', host)) refuse('unknown-party');
    if (vintage !== undefined && !/^(?:19|20|21)[0-9]{2}$/.test(vintage)) malformed('vintage', 'year-format', 'A calendar year');
    if (component !== undefined && fact<ComponentRow>(view, 'component', component)?.programme !== programme) refuse('unknown-component');
    const found = laddersAt(view, { programme, host, vintage, component }, page.after);
    const { items, cursor } = takePage(found, page, (of) => [of.host, of.vintage]);
    const kinds = kindsOf(view);
    const answer = { programme, component: component ?? null, items: items.map((of) => ladderOf(of, kinds)), cursor };
    return { answer, touched: view.revision };
  },
});

export const questions = [attribution] as const;
