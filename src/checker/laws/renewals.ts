import { stepsOf, type Act, type Step } from '../act.js';
import type { Find } from '../law.js';
import { anniversary, daysAfter } from '../reckoning/days.js';
import { creditingEnds, lifeEnds, periodEnds, renewalsOf } from '../reckoning/lives.js';
import type { Programme } from '../state/rows.js';
import type { State } from '../state/state.js';

/** since when a programme takes no components on a day of its periods: on hold, or its renewal not deemed yet. */
export const closedSince = ({ heldSince, renewals }: Programme, day: string): string | null =>
  heldSince ?? renewals.find(({ start, deemedOn }) => day >= start && day < deemedOn)?.revision ?? null;

/** a programme goes on without a gap, and no longer than it may. */
export const programmeRenewed = ({ event, data }: Step<'ProgrammeRenewed'>, state: State, find: Find): void => {
  const { programme: code, start, end } = data;
  const programme = state.programmes.get(code);
  if (!programme) return find(event, { rule: 'R-21', expected: 'a programme', actual: `${code} was never registered` });
  const most = renewalsOf(programme);
  if (programme.renewals.length >= most) find(event, { rule: 'R-21', expected: `renewed ${most} times at most`, actual: 'once more' });
  const next = daysAfter(programme.end, 1);
  const last = [periodEnds(programme, start), lifeEnds(programme)].sort()[0] ?? '';
  if (start !== next || end > last || end < start)
    find(event, { rule: 'R-21', expected: `a period from ${next} to ${last} at the latest`, actual: `${start} to ${end}` });
};

/** what is on hold is put on hold once, and only that is released. */
export const programmeHeld = ({ event, data }: Step<'ProgrammeHeld' | 'ProgrammeReleased'>, state: State, find: Find): void => {
  const programme = state.programmes.get(data.programme);
  if (!programme) return find(event, { rule: 'R-15', expected: 'a programme', actual: `${data.programme} was never registered` });
  const isHeld = programme.heldSince !== null;
  if (isHeld === (event.type === 'ProgrammeHeld'))
    find(event, { rule: 'R-15', expected: isHeld ? 'a release' : 'a programme on hold', actual: event.type });
};

/** crediting goes on when notice came in time, from the day after, twice at most, inside what host and programme allow. */
export const componentRenewed = ({ event, data }: Step<'ComponentRenewed'>, state: State, find: Find): void => {
  const component = state.components.get(data.component);
  const programme = component && state.programmes.get(component.programme);
  if (!component || !programme)
    return find(event, { rule: 'R-26', expected: 'a component', actual: `${data.component} was never included` });
  const { crediting, excluded, renewed, host } = component;
  const { noticeOn, start, end } = data;
  const today = event.at.slice(0, 10);
  const [from, until] = [daysAfter(crediting.end, -270), anniversary(crediting.end, 1)];
  if (noticeOn < from || noticeOn > until || noticeOn > today)
    find(event, { rule: 'R-26', expected: `notice from ${from} to ${until}, by ${today}`, actual: noticeOn });
  const gap = programme.renewals.find((one) => today >= one.start && today < one.deemedOn);
  if (gap) find(event, { rule: 'R-15', expected: `not before ${gap.deemedOn}, when the programme's own renewal is deemed`, actual: today });
  if (excluded) find(event, { rule: 'R-28', expected: 'a component that is in', actual: `out since revision ${excluded.revision}` });
  if (crediting.type === 'fixed' || renewed >= 2)
    find(event, { rule: 'R-20', expected: 'crediting that can be renewed', actual: `${crediting.type}, renewed ${renewed} times` });
  const approval = state.approvals.get(`${component.programme} ${host}`);
  if (!approval?.renewalsAllowed || (approval.withdrawn && approval.withdrawn.from <= today))
    return find(event, { rule: 'R-20', expected: `${host} allows renewals`, actual: 'it does not' });
  const next = daysAfter(crediting.end, 1);
  const last = creditingEnds(programme, { type: crediting.type, start }, approval);
  if (start !== next || end > last || end < start)
    find(event, { rule: 'R-20, R-26', expected: `crediting from ${next} to ${last} at the latest`, actual: `${start} to ${end}` });
};

/** an approval is withdrawn once, 60 days ahead of the notice at least. */
export const checkWithdrawals = (act: Act, state: State, find: Find): void => {
  for (const { event, data } of stepsOf(act, 'HostApprovalWithdrawn')) {
    const { programme, host, effective } = data;
    const approval = state.approvals.get(`${programme} ${host}`);
    if (!approval || approval.withdrawn) find(event, { rule: 'R-28', expected: `an approval of ${programme} by ${host}`, actual: 'none' });
    const first = daysAfter(act.approves?.at.slice(0, 10) ?? act.day, 60);
    if (effective < first) find(event, { rule: 'R-28', expected: `withdrawn from ${first} on at the earliest`, actual: effective });
  }
};
