import { parseBlockId, quantityOf } from '../../domain/kernel/block-id.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { list, nullable, optional, record, text, type TypeOf } from '../answers/shape.js';
import { activity, block, bps, code, contribution, party, quantity, revision, rounding, serial, unitKind, year } from '../answers/types.js';
import { byActivity, byCode, byParty, byWord, byYear, filtersOf, type Filter } from '../find/filter.js';
import { fact, factsOf } from '../view/facts-at.js';
import { recordsOf, type StatedRows } from '../view/stated-rows.js';
import type { View } from '../view/view.js';
import { codeInPath } from './parameters.js';
import { listed, resource, singleWith } from './resource.js';

const line = record({
  component: code('The component'),
  vintage: year('Vintage'),
  kind: unitKind,
  authorization: nullable(code('The statement')),
  contribution,
  nonGhgQuantity: nullable(quantity('In the metric of the authorization')),
  first: serial('First serial'),
  participants: quantity("The participants' part"),
  adaptation: quantity('Adaptation'),
  omge: quantity('Overall mitigation'),
  buffer: quantity('Buffer'),
  bufferUncertainty: optional(quantity('Buffer against uncertainty, where the programme has its own')),
  bufferReversal: optional(quantity('Buffer against reversals, where it has its own')),
  bufferPooled: optional(quantity('Pooled buffer, where it has its own')),
});
type Line = TypeOf<typeof line>;

const rates = record({
  adaptationBps: bps('Adaptation'),
  omgeBps: bps('Overall mitigation'),
  bufferBps: bps('Buffer'),
  rounding,
  bufferRounding: rounding,
});

const distribution = record({ revision: revision('The event'), account: code('To whom'), block: block('What') });

type Distributed = readonly { readonly account: string; readonly block: string }[];

/** The data of `UnitsIssued`, or a part of it. */
interface Issued extends TypeOf<typeof rates> {
  readonly verification: string;
  readonly programme: string;
  readonly host: string;
  readonly policyNumber: string;
  readonly gross: string;
  readonly lines: StatedRows;
  readonly distributed: Distributed;
}

const issuedParts = (view: View, issuance: string): { began: number; body: Issued }[] => factsOf<Issued>(view, 'issued', issuance);
const linesOf = (parts: readonly { readonly body: Issued }[]): Line[] => parts.flatMap(({ body }) => recordsOf<Line>(body.lines));
const distributionOf = (view: View, issuance: string): TypeOf<typeof distribution>[] =>
  [...issuedParts(view, issuance), ...factsOf<{ distributed: Distributed }>(view, 'distributed', issuance)].flatMap(({ began, body }) =>
    body.distributed.map(({ account, block }) => ({ revision: String(began), account, block })),
  );

/** What its lines say, whichever part of the issuance they stand in. */
const ofLines = (of: (line: Line) => string | null): Pick<Filter<Issued>, 'kept' | 'many'> => ({
  many: true,
  kept: ({ lines }) => recordsOf<Line>(lines).flatMap((line) => of(line) ?? []),
});

const issuances = resource({
  kind: 'issued',
  resource: 'issuance',
  named: codeInPath('unknown-issuance', 'Code of the issuance', 'I-1'),
  filters: filtersOf<Issued>({
    programme: byActivity('Only issuances of this programme', '10471', ({ programme }) => programme),
    host: byParty('Only issuances in this Party', 'GHA', ({ host }) => host),
    verification: byCode('Only issuances of this verification', 'V-1', ({ verification }) => verification),
    component: byCode(
      'Only issuances with units of this component',
      'CP-1',
      ofLines(({ component }) => component),
    ),
    vintage: byYear(
      'Only issuances with units of this vintage',
      '2025',
      ofLines(({ vintage }) => vintage),
    ),
    kind: byWord(
      'Only issuances with units of this kind',
      ['AER', 'MCU', 'CER'],
      ofLines(({ kind }) => kind),
    ),
    authorization: byCode(
      'Only issuances under this statement',
      'A-1',
      ofLines(({ authorization }) => authorization),
    ),
  }),
  names: ({ programme, host, verification }: Issued) => [programme, host, verification],
  answer: record({
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
    since: revision('The event that made or last replaced it'),
  }),
  item: (view, _: Issued, issuance) => {
    const parts = issuedParts(view, issuance);
    const [first] = parts;
    if (!first) return undefined;
    const { verification, programme, host, policyNumber, gross } = first.body;
    const lines = linesOf(parts);
    const sum = (part: 'participants' | 'adaptation' | 'omge' | 'buffer'): bigint =>
      lines.reduce((total, of) => total + BigInt(of[part]), 0n);
    const own = (['bufferUncertainty', 'bufferReversal', 'bufferPooled'] as const).reduce(
      (total, part) => lines.reduce((all, of) => all + BigInt(of[part] ?? 0), total),
      0n,
    );
    const released = BigInt(fact<{ released: string }>(view, 'released', issuance)?.released ?? 0);
    const distributed = distributionOf(view, issuance).reduce((total, of) => total + quantityOf(parseBlockId(of.block)), 0n);
    return {
      ...{ issuance, verification, programme, host, policyNumber, gross },
      ...{ participants: String(sum('participants') + released), adaptation: String(sum('adaptation')), omge: String(sum('omge')) },
      ...{ buffer: String(sum('buffer') + own - released), pending: String(sum('participants') + released - distributed) },
      since: String(first.began),
    };
  },
});

export const questions = [
  listed('issuances', 'All issuances', issuances),
  singleWith('issuance', 'issuances', 'One issuance: lines, levies, distribution', issuances, {
    answer: record({ rates, lines: list(line), distribution: list(distribution) }),
    find: (view, { issuance }) => {
      const parts = issuedParts(view, issuance);
      const { adaptationBps, omgeBps, bufferBps, rounding, bufferRounding } = parts[0]?.body ?? refuse('unknown-issuance');
      return {
        rates: { adaptationBps, omgeBps, bufferBps, rounding, bufferRounding },
        lines: linesOf(parts),
        distribution: distributionOf(view, issuance),
      };
    },
  }),
] as const;
