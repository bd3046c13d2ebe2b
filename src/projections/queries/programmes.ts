import type { AmountRow, HostApprovalRow, ProgrammeRow } from '../../domain/book/rows.js';
import { addDays, dayOf } from '../../domain/kernel/days.js';
import { flag, list, nullable, oneOf, record, text, type TypeOf } from '../answers/shape.js';
import { activity, bps, code, day, party, quantity, revision, year } from '../answers/types.js';
import { fact, facts, type Stored } from '../view/facts-at.js';
import type { View } from '../view/view.js';
import type { PathParameter } from './parameters.js';
import { listed, phaseOn, resource, single } from './resource.js';

/** A programme as it is named in a path. */
export const PROGRAMME: PathParameter = {
  pattern: /^[A-Z0-9]{1,20}$/,
  description: 'Code of the programme or stand-alone project',
  example: '10471',
  unknown: 'unknown-programme',
};
const since = revision('The event that made or last replaced it');

const withdrawn = record({
  effective: day('The first day on which the host approves no more'),
  reason: text('The code of the reason'),
  revision: revision('The event that withdrew it'),
});

/** A host's approval, with what is included and issued under it: gross units a vintage year, against `maximumAnnualAmount`. */
const approval = record({
  host: party('Who approved'),
  maximumAnnualAmount: quantity('Tonnes a vintage year at most'),
  renewalsAllowed: flag('Whether crediting may be renewed'),
  waivesAdaptationExemption: nullable(flag('Whether the exemption from the share of proceeds is given up')),
  maximumCreditingYears: nullable(quantity('Years of crediting at most')),
  withdrawn: nullable(withdrawn),
  includedAnnual: quantity('Tonnes a year of the components included'),
  issued: list(record({ vintage: year('Vintage'), quantity: quantity('Gross units issued') })),
  since,
});

/** What the facts say of the components of a programme, or of those in one host. */
interface Members {
  readonly components: string;
  readonly expectedAnnual: string;
}

const approvalOf = (view: View, row: Stored<HostApprovalRow>): TypeOf<typeof approval> => {
  const { programme, host, maximumAnnualAmount, renewalsAllowed, waivesAdaptationExemption, maximumCreditingYears, takenBack, since } = row;
  const prefix = `${programme} ${host} `;
  const issued = [...facts<Stored<AmountRow>>(view, 'issued-by-year', { prefix })].map(({ subject, body }) => ({
    vintage: subject.slice(prefix.length),
    quantity: body.amount,
  }));
  return {
    ...{ host, maximumAnnualAmount, renewalsAllowed, waivesAdaptationExemption },
    maximumCreditingYears: maximumCreditingYears === null ? null : String(maximumCreditingYears),
    withdrawn: takenBack && { effective: takenBack.from ?? '', reason: takenBack.reason ?? '', revision: takenBack.revision },
    includedAnnual: fact<Members>(view, 'members', `${programme} ${host}`)?.expectedAnnual ?? '0',
    ...{ issued, since },
  };
};

const period = record({
  start: day('First day'),
  end: day('Last day'),
  deemedOn: nullable(day('The day on which its renewal was deemed; null for the first')),
  revision: revision('The event that stated it'),
});

const hold = record({ reason: text('The code of the reason'), since: revision('The event that put it on hold') });

type Row = Stored<ProgrammeRow>;

/** The first period ends on the day before the first renewal begins. */
const periodsOf = ({ start, end, renewals, since }: Row): TypeOf<typeof period>[] => [
  { start, end: renewals[0] ? addDays(renewals[0].start, -1) : end, deemedOn: null, revision: since },
  ...renewals,
];

const stateOn = ({ start, end, held }: Row, today: string): 'upcoming' | 'active' | 'held' | 'ended' => {
  const phase = phaseOn({ start, end }, today);
  return phase === 'active' && held ? 'held' : phase;
};

const programmes = resource({
  kind: 'programme',
  named: PROGRAMME,
  answer: record({
    programme: activity,
    title: text('Its title'),
    mode: oneOf('Under which rules it is', 'pacm', 'cdm', 'project'),
    outcome: oneOf('What it achieves', 'reductions', 'removals'),
    start: day('First day of its first period'),
    end: day('Last day of its last period, as renewed'),
    periods: list(period, 'The first, and one for each renewal'),
    state: oneOf('On the day asked for', 'upcoming', 'active', 'held', 'ended'),
    hold: nullable(hold),
    methodology: text('Methodology'),
    sector: text('Sector'),
    validatedBy: code('Who validated it'),
    riskRatingBps: nullable(bps('Risk of reversal')),
    scale: oneOf('What is credited', 'activity', 'policy', 'sector', 'jurisdiction'),
    area: nullable(code('The area it is for')),
    storageYears: nullable(quantity('Years for which removals stay stored')),
    components: quantity('How many components it has'),
    approvals: list(approval),
    since,
  }),
  item: (view, row: Row) => {
    const { programme, title, mode, outcome, start, end, held, methodology, sector, validatedBy, riskRatingBps, since } = row;
    const { scale, area, storageYears } = row;
    const approvals = [...facts<Stored<HostApprovalRow>>(view, 'approval', { prefix: `${programme} ` })];
    return {
      ...{ programme, title, mode, outcome, start, end, periods: periodsOf(row) },
      ...{ state: stateOn(row, dayOf(view.time)), hold: held },
      ...{ methodology, sector, validatedBy, riskRatingBps, scale, area, storageYears },
      components: fact<Members>(view, 'members', programme)?.components ?? '0',
      approvals: approvals.map(({ body }) => approvalOf(view, body)),
      since,
    };
  },
});

export const questions = [
  listed('programmes', 'All programmes', programmes),
  single('programme', 'programmes', 'One programme', programmes),
] as const;
