const EXCLUDED = 'test/domain/component/excluded-components.spec.ts';
const EXCLUDE = 'test/domain/component/exclude-component.spec.ts';
const FORGED = 'test/checker/laws/c11-exclusion.spec.ts';
const LIFE = 'src/domain/programme/programme-life.ts';
const WITHDRAW = 'test/domain/programme/withdraw-host-approval.spec.ts';
const STANDING = 'src/domain/component/standing.ts';

/** Bugs in the life of programmes and components. */
export const programmes = [
  {
    id: '56a',
    bug: 'a component that was included by mistake is verified and issued for the days before it was found',
    edits: [{ file: STANDING, from: "if (takenBack.reason === 'erroneous') return NO_DAY;", to: '' }],
    test: { path: EXCLUDED, title: 'is verified and issued for no day any more' },
  },
  {
    id: '56b',
    bug: 'a component is verified for the day on which it leaves',
    edits: [{ file: STANDING, from: 'addDays(takenBack.from, -1)', to: 'addDays(takenBack.from, 0)' }],
    test: { path: EXCLUDED, title: 'is verified for the days before, and for no later one' },
  },
  {
    id: '56c',
    bug: 'a DOE at fault owes again what is owed already',
    edits: [
      {
        file: 'src/domain/replacement/at-exclusion.ts',
        from: 'grossIssued(book, component) - owed',
        to: 'grossIssued(book, component) - 0n * owed',
      },
    ],
    test: { path: EXCLUDE, title: 'the DOE owes what the programme does not owe already' },
  },
  {
    id: '56d',
    bug: 'an approval that comes a day later is told that the error was found on another day',
    edits: [
      {
        file: 'src/domain/component/exclude-component.ts',
        from: 'const today = dayOf(givenAt);',
        to: 'const today = dayOf(givenAt && at);',
      },
    ],
    test: { path: EXCLUDE, title: 'the day is that of the proposal, however long it waits' },
  },
  {
    id: '56e',
    bug: 'a component that was excluded comes back twice',
    edits: [{ file: 'src/domain/component/component-included.ts', from: '{ successor: component }', to: '{ successor: null }' }],
    test: { path: EXCLUDED, title: 'once: who is back is in the way of itself' },
  },
  {
    id: '56f',
    bug: 'C11: an inclusion is reviewed for ever',
    edits: [
      {
        file: 'src/checker/laws/exclusions.ts',
        from: 'if (effective > last) find(',
        to: "if (effective > last && effective === '') find(",
      },
    ],
    test: { path: FORGED, title: 'finds a review that came too late' },
  },
  {
    id: '56g',
    bug: 'C5: units are issued of a component that was included by mistake',
    edits: [
      {
        file: 'src/checker/reckoning/standing.ts',
        from: "(excluded.cause === 'voluntary' && day < excluded.effective)",
        to: 'day < excluded.effective',
      },
    ],
    test: { path: FORGED, title: 'finds days verified, and units issued, after it' },
  },
  {
    id: '56h',
    bug: 'a programme is renewed after a gap',
    edits: [{ file: LIFE, from: 'start === addDays(first.end, 1)', to: 'start > first.end' }],
    test: { path: 'test/domain/programme/renew-programme.spec.ts', title: 'leaves no gap and no overlap' },
  },
  {
    id: '56i',
    bug: 'components are included before the renewal of their programme is deemed',
    edits: [{ file: 'src/domain/programme/takes-components.ts', from: 'day < deemedOn', to: 'day < start && day < deemedOn' }],
    test: {
      path: 'test/domain/programme/renew-programme.spec.ts',
      title: 'R-15: components are included on the days of the new period, once it is deemed',
    },
  },
  {
    id: '56j',
    bug: 'crediting is renewed a third time, when the component has come back as another meanwhile',
    edits: [{ file: 'src/domain/component/component-included.ts', from: "book.components.get(formerly ?? '')?.renewed ?? 0", to: '0' }],
    test: { path: 'test/domain/component/renew-component.spec.ts', title: 'counts the renewals of what it was before' },
  },
  {
    id: '56k',
    bug: 'a programme on hold takes components',
    edits: [{ file: 'src/domain/programme/takes-components.ts', from: 'if (held) refuse(', to: 'if (held && day > end) refuse(' }],
    test: {
      path: 'test/domain/programme/hold-programme.spec.ts',
      title: 'nothing is included in a programme on hold, whatever the day, until it is released',
    },
  },
  {
    id: '56l',
    bug: 'C11: notice of a renewal comes whenever it likes',
    edits: [{ file: 'src/checker/laws/renewals.ts', from: 'noticeOn < from || noticeOn > until ||', to: '' }],
    test: { path: 'test/checker/laws/c11-renewal.spec.ts', title: 'finds a renewal of a component: with notice too early' },
  },
  {
    id: '56m',
    bug: 'a host withdraws its approval with 59 days of notice',
    edits: [{ file: 'src/domain/programme/withdraw-host-approval.ts', from: 'const NOTICE_DAYS = 60;', to: 'const NOTICE_DAYS = 59;' }],
    test: { path: WITHDRAW, title: 'is refused: notice-too-short' },
  },
  {
    id: '56n',
    bug: 'days are verified that the host approves no more',
    edits: [
      {
        file: STANDING,
        from: 'return last < own.day ? { day: last, set: revision } : own;',
        to: 'return last < own.day && !last ? { day: last, set: revision } : own;',
      },
    ],
    test: { path: WITHDRAW, title: 'days before it are verified and issued, later ones are not' },
  },
  {
    id: '56o',
    bug: 'C11: an approval is withdrawn from one day to the next',
    edits: [{ file: 'src/checker/laws/renewals.ts', from: 'act.day, 60)', to: 'act.day, 1)' }],
    test: {
      path: 'test/checker/laws/c11-renewal.spec.ts',
      title: 'R-28: finds an approval withdrawn on short notice, twice, or that was never given',
    },
  },
];
