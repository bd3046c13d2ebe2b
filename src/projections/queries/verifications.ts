import type { VerificationRow, VerifiedLineRow } from '../../domain/book/rows.js';
import { shortfallOf } from '../../domain/verification/line-figures.js';
import { list, nullable, oneOf, record, reference, text, type TypeOf } from '../answers/shape.js';
import { activity, amount, code, day, party, quantity, revision, year } from '../answers/types.js';
import { byActivity, byCode, byDay, byParty, byWord, filtersOf } from '../find/filter.js';
import { fact, factsOf, type Stored } from '../view/facts-at.js';
import { codeInPath } from './parameters.js';
import { listed, resource, singleWith } from './resource.js';

type Row = Stored<VerificationRow>;

/** What happened to it since it was verified. */
const stateOf = ({ takenBack, restated }: Pick<Row, 'takenBack' | 'restated'>): 'verified' | 'restated' | 'withdrawn' =>
  takenBack !== null ? 'withdrawn' : restated !== null ? 'restated' : 'verified';

const verifications = resource({
  kind: 'verification',
  named: codeInPath('unknown-verification', 'Code of the verification', 'V-1'),
  filters: filtersOf<Row>({
    programme: byActivity('Only verifications of this programme', '10471', ({ programme }) => programme),
    host: byParty('Only verifications in this Party', 'GHA', ({ host }) => host),
    component: byCode('Only verifications of this component', 'CP-1', { many: true, kept: ({ components }) => components }),
    verifiedBy: byCode('Only verifications by this entity', 'DOE-2', ({ verifiedBy }) => verifiedBy),
    batch: byCode('Only verifications of this batch', 'B-1', ({ batch }) => batch),
    state: byWord('Only verifications in this state', ['verified', 'restated', 'withdrawn'], (row) => stateOf(row)),
    from: byDay('Only verifications whose period begins on this day', '2025-01-01', ({ from }) => from),
    to: byDay('Only verifications whose period ends on this day', '2025-12-31', ({ to }) => to),
  }),
  names: ({ programme, host, verifiedBy }: Row) => [programme, host, verifiedBy],
  answer: record({
    verification: code('Its code'),
    programme: activity,
    host: party('Where'),
    period: record({ from: day('First day'), to: day('Last day') }),
    batch: code('The batch'),
    verifiedBy: code('Who verified'),
    components: list(code('A component')),
    state: oneOf('Whether it stands as it was verified', 'verified', 'restated', 'withdrawn'),
    restated: nullable(revision('The event that last restated results of it')),
    withdrawn: nullable(record({ revision: revision('The event that withdrew it'), reason: text('Why, as a code') })),
    since: revision('The event that made or last replaced it'),
  }),
  item: (_, row: Row) => {
    const { verification, programme, host, from, to, batch, verifiedBy, components, restated, takenBack, since } = row;
    const withdrawn = takenBack && { revision: takenBack.revision, reason: takenBack.reason ?? 'other' };
    return {
      ...{ verification, programme, host, period: { from, to }, batch, verifiedBy, components },
      ...{ state: stateOf(row), restated, withdrawn, since },
    };
  },
});

const vintage = record({
  vintage: year('Vintage'),
  verified: amount('Tonnes verified, as they were last restated'),
  firstVerified: amount('Tonnes verified at first'),
  deductions: nullable(list(reference('Deduction'))),
  carriedIn: quantity('What of it was taken at once for a deficit'),
  settled: quantity('What of it later negative results took'),
  carriedOut: quantity('What it falls short by: its negative result, or what was issued or taken beyond it'),
  issuable: quantity('Tonnes that may be issued in all, issued or not; 0 of what was withdrawn'),
  issued: quantity('Units issued'),
});

/** The data of `ReductionsVerified`, one component's: its deductions stay as they were verified. */
interface Verified {
  readonly component: string;
  readonly report: object;
  readonly vintages: readonly { readonly vintage: string; readonly deductions: readonly object[] | null }[];
}

const figuresOf = ({ verified, deducted, carriedIn, settled, issued }: Stored<VerifiedLineRow>): Parameters<typeof shortfallOf>[0] => ({
  ...{
    verified: BigInt(verified),
    deducted: BigInt(deducted),
    carriedIn: BigInt(carriedIn),
    settled: BigInt(settled),
    issued: BigInt(issued),
  },
});

const lineOf = (line: Stored<VerifiedLineRow>, deductions: readonly object[] | null): TypeOf<typeof vintage> => {
  const { verified, firstVerified, carriedIn, settled, issuable, issued } = line;
  const carriedOut = String(shortfallOf(figuresOf(line)));
  return { vintage: line.vintage, verified, firstVerified, deductions, carriedIn, settled, carriedOut, issuable, issued };
};

export const questions = [
  listed('verifications', 'All verifications', verifications),
  singleWith('verification', 'verifications', 'One verification', verifications, {
    answer: record({
      report: nullable(reference('Document')),
      lines: list(record({ component: code('The component'), vintages: list(vintage) })),
    }),
    find: (view, { verification }) => {
      const verified = factsOf<Verified>(view, 'verified', verification);
      const lines = verified.map(({ body: { component, vintages } }) => ({
        component,
        vintages: vintages.flatMap(({ vintage: year, deductions }) => {
          const line = fact<Stored<VerifiedLineRow>>(view, 'verified-line', `${component} ${year} ${verification}`);
          return line ? [lineOf(line, deductions)] : [];
        }),
      }));
      return { report: verified[0]?.body.report ?? null, lines };
    },
  }),
] as const;
