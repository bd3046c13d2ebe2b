// The policy of a trial, where nothing else is said.

const RATES = { adaptationBps: '500', omgeBps: '200', cdmAdaptationBps: '200', levyRounding: 'ceil', bufferRounding: 'ceil' };
const GATES = { nextPeriodGate: 'issued', creditingStart: 'inclusion', transferDelayHours: '0', proposalHours: '72' };
const RESULTS = { overCrediting: 'carry', longPeriods: 'stated', financeRounding: 'ceil' };
export type Policy = typeof RATES & typeof GATES & typeof RESULTS & { approvals: { command: string }[] };
export const TRIAL: Policy = { ...RATES, ...GATES, ...RESULTS, approvals: [] };
