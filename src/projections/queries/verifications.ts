import type { VerificationRow, VerifiedLineRow } from '../../domain/book/rows.js';
import { list, nullable, record, reference, type TypeOf } from '../answers/shape.js';
import { activity, amount, code, day, party, quantity, revision, year } from '../answers/types.js';
import { fact, factsOf, type Stored } from '../view/facts-at.js';
import { codeInPath } from './parameters.js';
import { listed, resource, singleWith } from './resource.js';

const verifications = resource({
  kind: 'verification',
  named: codeInPath('unknown-verification', 'Code of the verification', 'V-1'),
  answer: record({
    verification: code('Its code'),
    programme: activity,
    host: party('Where'),
    period: record({ from: day('First day'), to: day('Last day') }),
    batch: code('The batch'),
    verifiedBy: code('Who verified'),
    components: list(code('A component')),
    since: revision('The event that made or last replaced it'),
  }),
  item: (_, { verification, programme, host, from, to, batch, verifiedBy, components, since }: Stored<VerificationRow>) => ({
    ...{ verification, programme, host, period: { from, to }, batch, verifiedBy, components, since },
  }),
});

const vintage = record({
  vintage: year('Vintage'),
  verified: amount('Tonnes verified'),
  deductions: nullable(list(reference('Deduction'))),
  carriedIn: quantity('Deficit carried in'),
  carriedOut: quantity('Deficit carried out'),
  issuable: quantity('Tonnes that may be issued, less what later verifications settled'),
  issued: quantity('Units issued'),
});

/** The data of `ReductionsVerified`, one component's: what was issuable when it was verified. */
interface Verified {
  readonly component: string;
  readonly report: object;
  readonly vintages: readonly Omit<TypeOf<typeof vintage>, 'issued'>[];
}

export const questions = [
  listed('verifications', 'All verifications', verifications),
  singleWith('verification', 'verifications', 'One verification', verifications, {
    answer: record({
      report: nullable(reference('Document')),
      lines: list(record({ component: code('The component'), vintages: list(vintage) })),
    }),
    find: (view, { verification }) => {
      const verified = factsOf<Verified>(view, 'verified', verification);
      const lineOf = (component: string, year: string): Stored<VerifiedLineRow> | undefined =>
        fact<Stored<VerifiedLineRow>>(view, 'verified-line', `${component} ${year} ${verification}`);
      const lines = verified.map(({ body: { component, vintages } }) => ({
        component,
        vintages: vintages.map(({ vintage, verified, deductions, carriedIn, carriedOut, ...stated }) => {
          const { issuable, issued } = lineOf(component, vintage) ?? { ...stated, issued: '0' };
          return { vintage, verified, deductions, carriedIn, carriedOut, issuable, issued };
        }),
      }));
      return { report: verified[0]?.body.report ?? null, lines };
    },
  }),
] as const;
