import { addDays, addYears, day } from './dates.js';
import { act, type Commands } from './decision.js';
import { isShortEnough } from './programmes.js';
import type { Component, Renewal } from './records.js';

/** Crediting that goes on. */
export const RENEWALS: Commands = {
  'renew-component': (book, { component, noticeOn, start, end }: Renewal, at) => {
    const record = book.components.get(component);
    if (noticeOn > day(at)) return 'invalid-input';
    if (!record) return 'unknown-component';
    const { crediting, programme, host, excluded, renewals } = record;
    const approval = book.approvalOf(programme, host);
    if (noticeOn < addDays(crediting.end, -270) || noticeOn > addYears(crediting.end, 1)) return 'renewal-window';
    const goesOn = crediting.type === 'renewable' && renewals.length < 2 && excluded === null && start === addDays(crediting.end, 1);
    const allowed =
      approval?.renewalsAllowed && isShortEnough({ type: crediting.type, start, end }, book.programmes.get(programme)!, approval);
    if (!goesOn || !allowed) return 'crediting-period-invalid';
    return act(() => {
      record.crediting = { ...crediting, end };
      renewals.push({ start, at });
    });
  },
};

/** Whether a crediting period after the first begins on that day. */
export const isRenewedFrom = ({ renewals }: Component, date: string): boolean => renewals.some(({ start }) => start === date);

/** Whether nothing was verified since the inclusion, or since the last renewal. */
export const isUntested = ({ periods, renewals }: Component): boolean => (periods.at(-1)?.at ?? '') <= (renewals.at(-1)?.at ?? '');
