const WORDS: Readonly<Record<string, string>> = {
  ndcPeriod: 'NDC period',
  ndcPeriods: 'NDC periods',
  gwp: 'GWP values',
  nonGhgMetric: 'Metric other than GHG',
  nonGhgQuantity: 'Quantity in that metric',
  validatedBy: 'Validated by (DOE)',
  verifiedBy: 'Verified by (DOE)',
  omgeBps: 'OMGE, basis points',
  adaptationBps: 'Adaptation share, basis points',
  cdmAdaptationBps: 'Adaptation share of CERs, basis points',
  riskRatingBps: 'Risk rating, basis points',
  itmoIdForm: 'Form of ITMO ids',
  sha256: 'SHA-256 of the document',
  uri: 'Address of the document',
  from: 'From',
  to: 'To',
};

/** A field's name in words: `expectedAnnual` is "Expected annual". */
export const label = (name: string): string => {
  const known = WORDS[name];
  if (known !== undefined) return known;
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A command's or an event's name in words: `issue-units` and `UnitsIssued` are "Issue units" and "Units issued". */
export const title = (name: string): string => {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
