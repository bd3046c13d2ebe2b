const FOUND = 'test/projections/found.spec.ts';
const TIMELINE = 'test/projections/timeline.spec.ts';
const SEARCH = 'test/projections/search.spec.ts';
const STATEMENT = 'test/projections/statement.spec.ts';
const SUBJECTS = 'src/projections/find/subjects.ts';

/** How a list would say too much, too little, or what was so at another time. */
export const finding = [
  {
    id: '68a',
    bug: 'a list as of an old revision has what can be found by a word today',
    edits: [{ file: SUBJECTS, from: 'return this.view.revision === this.view.head;', to: 'return true;' }],
    test: { path: FOUND, title: 'is as of any revision: who was active then is found, who is suspended now is not' },
  },
  {
    id: '68b',
    bug: 'what a row was found by is not ended when it changes',
    edits: [{ file: 'src/projections/project/marks.ts', from: 'if (!is.includes(value)) this.rows', to: 'if (false) this.rows' }],
    test: { path: FOUND, title: 'is as of any revision: who was active then is found, who is suspended now is not' },
  },
  {
    id: '68c',
    bug: 'of several filters the first alone counts',
    edits: [
      { file: SUBJECTS, from: 'others.map((mark) => this.isUnder(...mark))', to: 'others.slice(1).map((mark) => this.isUnder(...mark))' },
    ],
    test: { path: FOUND, title: 'has those alone that every filter is true of' },
  },
  {
    id: '68d',
    bug: 'a row without a word is missing in the order of it',
    edits: [{ file: 'src/projections/project/marks.ts', from: "words === null ? ['']", to: 'words === null ? []' }],
    test: { path: FOUND, title: 'has a row once in the order of something that it does not have' },
  },
  {
    id: '68e',
    bug: 'what the day decides is not asked of each row',
    edits: [
      {
        file: 'src/projections/find/found.ts',
        from: 'return !is || has(is(row, view, code), value);',
        to: 'return true || has(is?.(row, view, code) ?? null, value);',
      },
    ],
    test: { path: FOUND, title: 'goes by the day of the question where that decides' },
  },
  {
    id: '68f',
    bug: 'events are counted as if every row of the read file were full',
    edits: [
      {
        file: 'src/projections/view/postings.ts',
        from: '.filter((touch) => touch.revision <= revision).length',
        to: '.length',
      },
    ],
    test: { path: TIMELINE, title: 'has what is true of all filters together, behind a revision, and of the past' },
  },
  {
    id: '68g',
    bug: 'a search finds an event that had not happened at the moment asked for',
    edits: [
      {
        file: 'src/projections/find/search.ts',
        from: 'if (revision === undefined || revision > view.revision) return [];',
        to: 'if (revision === undefined) return [];',
      },
    ],
    test: { path: SEARCH, title: 'finds an event by revision and id, and nothing of what had not happened' },
  },
  {
    id: '68h',
    bug: 'the opening of a statement is of the end of its first day',
    edits: [
      {
        file: 'src/projections/queries/statements.ts',
        from: 'opening: String(heldAt(view, account, span.first - 1))',
        to: 'opening: String(heldAt(view, account, span.last))',
      },
    ],
    test: {
      path: STATEMENT,
      title: 'opens with what was there, ends with what is, and each move leads from one balance to the next, in pages of any size',
    },
  },
  {
    id: '68i',
    bug: 'a dry run hides that a second person is needed',
    edits: [{ file: 'src/ledger/decider.ts', from: '...(approval ? { approval } : {}) }', to: '...(approval ? {} : {}) }' }],
    test: {
      path: 'test/ledger/dry-run.spec.ts',
      title: 'that needs a second person tells all of it, and who that is and from when on; without a dry run it is refused',
    },
  },
  {
    id: '68j',
    bug: 'units that are reserved count as available',
    edits: [{ file: 'src/projections/view/bound-units.ts', from: 'bound: frozen + reserved + both,', to: 'bound: frozen + both,' }],
    test: {
      path: 'test/projections/bound-units.spec.ts',
      title: 'is what it holds less what is reserved or frozen, and who gets it sees what is on its way',
    },
  },
  {
    id: '68k',
    bug: 'every origin may read answers from a browser',
    edits: [{ file: 'src/http/gate/cross-origin.ts', from: '!listed.has(origin)', to: 'listed.size === 0' }],
    test: {
      path: 'test/http/cross-origin.spec.ts',
      title: 'may not where its origin is not listed, or none is; OPTIONS is then no method',
    },
  },
];
