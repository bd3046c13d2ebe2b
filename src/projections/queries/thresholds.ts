import type { ThresholdRow, VerifiedYearRow } from '../../domain/book/rows.js';
import { flag, oneOf, record, reference, text } from '../answers/shape.js';
import { activity, amount, party, quantity, revision, year } from '../answers/types.js';
import { byActivity, byParty, byWord, byYear, filtersOf } from '../find/filter.js';
import { fact, type Stored } from '../view/facts-at.js';
import type { PathParameter } from './parameters.js';
import { listed, resource, single } from './resource.js';

const named: PathParameter = {
  pattern: /^[A-Z0-9]{1,20}:[A-Z]{3}:(?:19|20|21)[0-9]{2}$/,
  description: 'Programme, host and vintage: 10471:GHA:2027',
  example: '10471:GHA:2027',
  // No command names a threshold: it has no code of its own.
  unknown: 'not-found',
};

const thresholds = resource({
  kind: 'threshold',
  named,
  filters: filtersOf<Stored<ThresholdRow>>({
    programme: byActivity('Only thresholds of this programme', '10471', ({ programme }) => programme),
    host: byParty('Only thresholds in this Party', 'GHA', ({ host }) => host),
    vintage: byYear('Only thresholds of this vintage', '2027', ({ vintage }) => vintage),
    mode: byWord('Only thresholds with this mode', ['no-lose', 'symmetric'], ({ mode }) => mode),
  }),
  answer: record({
    id: text('Programme, host and vintage: 10471:GHA:2027'),
    programme: activity,
    host: party('Where'),
    vintage: year('Vintage'),
    baseline: amount('Emissions without the programme'),
    threshold: amount('Emissions below which reductions are credited'),
    mode: oneOf('Whether a shortfall is carried on', 'no-lose', 'symmetric'),
    ownContribution: quantity('What of the own contribution is taken so far'),
    verified: flag('Whether a verification of the year stands, and the threshold with it'),
    document: reference('Document'),
    since: revision('The event that made or last replaced it'),
  }),
  item: (view, row: Stored<ThresholdRow>, id) => {
    const { programme, host, vintage, baseline, threshold, mode, document, since } = row;
    const { lines = 0, ownContribution = '0' } = fact<Stored<VerifiedYearRow>>(view, 'verified-year', id) ?? {};
    return { id, programme, host, vintage, baseline, threshold, mode, ownContribution, verified: lines > 0, document, since };
  },
});

export const questions = [
  listed('thresholds', 'All crediting thresholds', thresholds),
  single('threshold', 'thresholds', 'One crediting threshold', thresholds),
] as const;
