import type { VerificationRow, VerifiedLineRow } from '../../domain/book/rows.js';
import type { Verification, VerifiedComponents, VerifiedVintage } from '../answers/resources.js';
import { fact, factsOf, type Stored } from './facts-at.js';
import type { Resource } from './resources.js';

/** The data of `ReductionsVerified`, one component's. */
interface Verified {
  readonly component: string;
  readonly report: object;
  readonly vintages: readonly Omit<VerifiedVintage, 'issued'>[];
}

export const verifications: Resource<Stored<VerificationRow>, Verification, VerifiedComponents> = {
  kind: 'verification',
  unknown: 'unknown-verification',
  item: (_, { verification, programme, host, from, to, batch, verifiedBy, components, since }) => ({
    ...{ verification, programme, host, period: { from, to }, batch, verifiedBy, components, since },
  }),
  more: (view, { verification }) => {
    const verified = factsOf<Verified>(view, 'verified', verification);
    const issuedOf = (component: string, vintage: string): string =>
      fact<Stored<VerifiedLineRow>>(view, 'verified-line', `${component} ${vintage} ${verification}`)?.issued ?? '0';
    const lines = verified.map(({ body: { component, vintages } }) => ({
      component,
      vintages: vintages.map(({ vintage, verified, deductions, carriedIn, carriedOut, issuable }) => ({
        ...{ vintage, verified, deductions, carriedIn, carriedOut, issuable },
        issued: issuedOf(component, vintage),
      })),
    }));
    return { report: verified[0]?.body.report ?? null, lines };
  },
};
