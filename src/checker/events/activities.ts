import { block, day, flag, list, matching, oneOf, optional, orNull, record, signed, text, whole, year } from './form.js';

// Programmes, components, and what was verified of them.

const registered = {
  programme: text,
  mode: oneOf('pacm', 'cdm', 'project'),
  outcome: oneOf('reductions', 'removals'),
  start: day,
  end: day,
  sector: text,
  methodology: text,
  validatedBy: text,
  riskRatingBps: orNull(whole),
};

/** Version 1 knew programmes of activities only. */
export const programmeRegistered = {
  1: record(registered),
  2: record({
    ...registered,
    ...{ scale: oneOf('activity', 'policy', 'sector', 'jurisdiction'), area: orNull(text), storageYears: orNull(whole) },
  }),
};

export const creditingThresholdSet = record({
  programme: text,
  host: text,
  years: list(record({ vintage: year, baseline: signed, threshold: signed })),
  mode: oneOf('no-lose', 'symmetric'),
});

export const hostApprovalRecorded = record({
  programme: text,
  host: text,
  maximumAnnualAmount: whole,
  renewalsAllowed: flag,
  waivesAdaptationExemption: orNull(flag),
  maximumCreditingYears: orNull(whole),
  supersedes: orNull(whole),
});

const decimal = matching(/^-?[0-9]{1,4}(?:\.[0-9]{1,9})?$/);

export const componentIncluded = record({
  component: text,
  programme: text,
  host: text,
  locatedIn: text,
  location: orNull(record({ latitude: decimal, longitude: decimal })),
  site: orNull(text),
  start: day,
  includedOn: day,
  formerly: orNull(text),
  crediting: record({ type: oneOf('renewable', 'fixed'), start: day, end: day }),
  expectedAnnual: whole,
  technology: text,
  validatedBy: text,
  criteria: list(record({ criterion: text, met: flag })),
  otherSchemes: list(record({ scheme: text, identifier: text, state: oneOf('deregistered', 'registered'), creditedUntil: optional(day) })),
});

export const programmeRenewed = record({ programme: text, start: day, end: day, deemedOn: day });
export const hostApprovalWithdrawn = record({ programme: text, host: text, effective: day });
export const programmeNamed = record({ programme: text });
export const componentRenewed = record({ component: text, noticeOn: day, start: day, end: day });

export const componentExcluded = record({
  component: text,
  cause: oneOf('voluntary', 'erroneous'),
  effective: day,
  responsible: orNull(text),
});
const line = {
  vintage: year,
  verified: signed,
  deductions: orNull(list(record({ reason: text, quantity: whole, reference: text }))),
  carriedIn: whole,
  carriedOut: whole,
  issuable: whole,
};

const verified = {
  verification: text,
  programme: text,
  host: text,
  period: record({ from: day, to: day }),
  batch: text,
  verifiedBy: text,
  report: record({ sha256: text }),
  component: text,
  assetsInOperation: orNull(whole),
  vintages: list(record({ ...line, actual: optional(signed), splitByDay: optional(flag) })),
  schemeConfirmations: orNull(list(record({ scheme: text, from: day, to: day }))),
};

/** Version 1 carried a negative result on to the next vintage and period only. */
export const reductionsVerified = {
  1: record(verified),
  2: record({ ...verified, settled: list(record({ verification: text, vintage: year, quantity: whole })), deficit: whole }),
};

export const verificationWithdrawn = record({
  verification: text,
  components: list(text),
  reason: record({ code: text }),
  restored: list(record({ component: text, verification: text, vintage: year, quantity: whole })),
});

export const verificationRestated = record({
  verification: text,
  component: text,
  lines: list(record({ vintage: year, verified: signed, before: signed, issuable: whole, over: whole })),
  settled: list(record({ verification: text, vintage: year, quantity: whole })),
  deficit: whole,
  reason: record({ code: text }),
  report: record({ sha256: text }),
});

export const obligationRaised = record({
  obligation: text,
  kind: oneOf('replacement', 'replenishment'),
  component: text,
  debtor: text,
  quantity: whole,
  due: orNull(day),
  cause: whole,
});
export const obligationDischarged = record({ obligation: text, quantity: whole, blocks: list(block) });
