const LAWS = 'src/checker/laws';
const TESTS = 'test/checker/laws';

/** What the independent checker would overlook: a bug for each law, and the forgery that would then go through. */
export const checker = [
  {
    id: '41a',
    bug: 'C0: an event that the checker does not know is skipped in silence',
    edits: [
      {
        file: 'src/checker/read.ts',
        from: "find(event, { expected: 'an event that this checker knows', actual: `${type}, version ${schema}` });",
        to: '',
      },
    ],
    test: { path: 'test/checker/known-events.spec.ts', title: 'finds an event of a type that it does not know, and of a version' },
  },
  {
    id: '41b',
    bug: 'C0: what an event of version 1 did is inherited, also after one of version 2',
    edits: [
      {
        file: 'src/checker/read.ts',
        from: "if (schema === '1' && state.versions.get(type) === 2)",
        to: "if (schema === '0' && state.versions.get(type) === 2)",
      },
    ],
    test: { path: 'test/checker/known-events.spec.ts', title: 'finds an older version of an event after a newer one' },
  },
  {
    id: '42a',
    bug: 'C1: an event is believed when it says which account the units leave',
    edits: [
      { file: `${LAWS}/c01-custody.ts`, from: '.filter(({ account }) => account.account !== data.from)', to: '.filter(() => false)' },
    ],
    test: { path: `${TESTS}/c01-custody.spec.ts`, title: 'finds units that leave an account which does not hold them' },
  },
  {
    id: '42b',
    bug: 'C1: units of the issuance are distributed wherever they are',
    edits: [{ file: `${LAWS}/c01-custody.ts`, from: "piece.account.type !== 'pending' || ", to: '' }],
    test: { path: `${TESTS}/c01-custody.spec.ts`, title: 'finds units distributed out of the OMGE account' },
  },
  {
    id: '43a',
    bug: 'C2: units are gone by what the event says of where they are',
    edits: [
      {
        file: `${LAWS}/c02-gone-is-gone.ts`,
        from: 'const gone = pieces.filter(({ account }) => typeOf(account.type).final);',
        to: 'const gone = pieces.filter(() => false);',
      },
    ],
    test: {
      path: `${TESTS}/c02-gone-is-gone.spec.ts`,
      title: 'finds cancelled units that leave because the event says they are elsewhere',
    },
  },
  {
    id: '43b',
    bug: 'C2: any proposal of a reservation frees the units, not its own alone',
    edits: [{ file: `${LAWS}/c02-gone-is-gone.ts`, from: "reservedBy.state === 'open' && at", to: "reservedBy.state !== 'open' && at" }],
    test: { path: `${TESTS}/c02-gone-is-gone.spec.ts`, title: 'finds reserved units that move by another way than their proposal' },
  },
  {
    id: '44a',
    bug: 'C3: no mark of first transfer is no first transfer',
    edits: [
      {
        file: `${LAWS}/c03-first-transfer.ts`,
        from: 'if (same(stated, due)) return;',
        to: 'if (stated.length === 0 || same(stated, due)) return;',
      },
    ],
    test: { path: `${TESTS}/c03-first-transfer.spec.ts`, title: 'finds a border crossed without the mark of first transfer' },
  },
  {
    id: '44b',
    bug: 'C3: units that nobody adjusts for are not missed',
    edits: [{ file: `${LAWS}/c03-first-transfer.ts`, from: 'new Set([...due.keys(), ...stated.keys()])', to: 'new Set(stated.keys())' }],
    test: { path: `${TESTS}/c03-first-transfer.spec.ts`, title: 'finds a use that nobody subtracts' },
  },
  {
    id: '45a',
    bug: 'C4: the days of a verification are forgotten',
    edits: [
      {
        file: 'src/checker/fold/verifications.ts',
        from: 'of.verified.push({ ...period, verification, revision: event.revision });',
        to: '',
      },
    ],
    test: { path: `${TESTS}/c04-verification.spec.ts`, title: 'finds the same days verified again, under another code and report' },
  },
  {
    id: '45b',
    bug: 'C4: a negative result is carried before it is settled',
    edits: [
      {
        file: 'src/checker/reckoning/carry.ts',
        from: 'for (const line of byVintage(component?.lines ?? []))',
        to: 'for (const line of byVintage([]))',
      },
    ],
    test: { path: `${TESTS}/c04-verification.spec.ts`, title: 'is settled on what is not issued yet, oldest vintage first' },
  },
  {
    id: '46a',
    bug: 'C5: levies are reckoned on a lot alone',
    edits: [
      {
        file: 'src/checker/reckoning/levies.ts',
        from: 'share(before.gross + gross, BigInt(bps), rounding) - paid',
        to: 'share(gross, BigInt(bps), rounding) - paid',
      },
    ],
    test: { path: `${TESTS}/c05-issuance.spec.ts`, title: 'finds a lot that pays too little, and a wrong account of what was paid' },
  },
  {
    id: '46b',
    bug: 'C5: the levies that an issuance states are believed',
    edits: [{ file: `${LAWS}/c05-issuance.ts`, from: 'leviesDue(lines, due, before).forEach(', to: 'leviesDue([], due, before).forEach(' }],
    test: { path: `${TESTS}/c05-issuance.spec.ts`, title: 'finds levies that are missing' },
  },
  {
    id: '46c',
    bug: 'C5: the kind that an issuance states is believed',
    edits: [{ file: `${LAWS}/c05-issuance.ts`, from: 'if (kind !== due || !fits)', to: "if (kind === '' && !fits)" }],
    test: { path: `${TESTS}/c05-issuance.spec.ts`, title: 'finds a kind chosen to avoid the adjustment' },
  },
  {
    id: '47a',
    bug: 'C6: units are used whatever border they crossed unmarked',
    edits: [{ file: `${LAWS}/c06-use.ts`, from: 'if (held.length > 0)', to: 'if (held.length < 0)' }],
    test: { path: `${TESTS}/c03-first-transfer.spec.ts`, title: 'and the use that follows' },
  },
  {
    id: '47b',
    bug: 'C6: a use is held against the period of its account alone',
    edits: [
      {
        file: `${LAWS}/c06-use.ts`,
        from: "const periods = state.parties.get(to.party ?? '')?.ndcPeriods ?? [];",
        to: 'const periods = [ndcPeriod];',
      },
    ],
    test: { path: `${TESTS}/c06-use.spec.ts`, title: 'finds a use in a period that is no longer one of the Party' },
  },
  {
    id: '48',
    bug: 'C7: a code that stands in the book is given again by another act',
    edits: [{ file: `${LAWS}/c07-once.ts`, from: 'if (twice || naming.known(state, name))', to: 'if (twice)' }],
    test: { path: `${TESTS}/c07-once.spec.ts`, title: 'finds ComponentIncluded that says again' },
  },
  {
    id: '49a',
    bug: 'C8: the proposer approves',
    edits: [{ file: `${LAWS}/approvals.ts`, from: 'if (approver === actor)', to: 'if (approver === null)' }],
    test: { path: `${TESTS}/c08-authority.spec.ts`, title: 'finds an approval by the proposer' },
  },
  {
    id: '49b',
    bug: 'C8: who acts has the role because the event says so',
    edits: [{ file: `${LAWS}/c08-authority.ts`, from: '!hasAuthority(state, actor, authority, day))', to: "authority === '')" }],
    test: { path: `${TESTS}/c08-authority.spec.ts`, title: 'finds an act of an actor who has not the role' },
  },
  {
    id: '49c',
    bug: 'C8: an account of the same holder under another Party is the same hand',
    edits: [
      {
        file: 'src/checker/reckoning/second-person.ts',
        from: 'return giver.party === taker.party && giver.holder === taker.holder;',
        to: 'return giver.holder === taker.holder;',
      },
    ],
    test: { path: `${TESTS}/c08-second-person.spec.ts`, title: 'is not asked for between accounts of one holder and Party' },
  },
  {
    id: '49d',
    bug: 'C8: units of an account that closes go wherever the administrator says',
    edits: [
      { file: `${LAWS}/c08-authority.ts`, from: 'if (data.from !== account || data.to !== moveTo)', to: 'if (data.from !== account)' },
    ],
    test: { path: `${TESTS}/c08-second-person.spec.ts`, title: 'moves units where the holder instructed, and nowhere else' },
  },
  {
    id: '50',
    bug: 'C9: the year of an action is the one that is stated',
    edits: [{ file: `${LAWS}/c09-time.ts`, from: 'units.actionYear !== data.actionYear || ', to: '' }],
    test: { path: `${TESTS}/c09-time.spec.ts`, title: 'finds a year of action that is invented' },
  },
  {
    id: '51',
    bug: 'C10: a numbering space is what it was written as',
    edits: [
      {
        file: 'src/checker/reckoning/outside-units.ts',
        from: 'return `${name}\\n${seriesName(name, series)}`;',
        to: 'return `${name}\\n${series}`;',
      },
    ],
    test: { path: `${TESTS}/c10-outside-identity.spec.ts`, title: 'finds units that an import of version 1 brought in as' },
  },
  {
    id: '52',
    bug: 'C11: two components at one place are told apart by what their technology is called',
    edits: [
      {
        file: `${LAWS}/c11-inclusion.ts`,
        from: '.filter((other) => other.component !== data.component && meetsInTime(other, step));',
        to: '.filter((other) => other.technology === technology && meetsInTime(other, step));',
      },
    ],
    test: { path: `${TESTS}/c11-inclusion.spec.ts`, title: 'finds a second component at a site, whatever its technology is called' },
  },
  {
    id: '53',
    bug: 'C12: the status of units is no part of what the book is held against',
    edits: [
      { file: 'src/checker/checker.ts', from: 'if (digest === expected) return undefined;', to: "if (digest !== '') return undefined;" },
    ],
    test: { path: `${TESTS}/c12-holdings.spec.ts`, title: 'finds a unit that is first transferred in the book alone' },
  },
  {
    id: '54a',
    bug: 'C13: what is met of an obligation already is forgotten',
    edits: [{ file: 'src/checker/fold/activities.ts', from: 'row.discharged += BigInt(quantity);', to: 'void [row, quantity];' }],
    test: { path: `${TESTS}/c13-replacement.spec.ts`, title: 'finds more than is open' },
  },
  {
    id: '54b',
    bug: 'C13: an obligation is met by the very units that it is about',
    edits: [{ file: `${LAWS}/c13-replacement.ts`, from: 'lot.component === row.component', to: "lot.component === ''" }],
    test: { path: `${TESTS}/c13-replacement.spec.ts`, title: 'finds units of the component itself' },
  },
  {
    id: '54c',
    bug: 'C13: a debtor is believed to hold the account that gives the units',
    edits: [
      {
        file: `${LAWS}/c13-replacement.ts`,
        from: "if (act.command !== 'discharge-replacement-obligation') return;",
        to: "if (act.command !== '') return;",
      },
    ],
    test: { path: `${TESTS}/c13-replacement.spec.ts`, title: 'finds a debtor who meets it with units of an account that another holds' },
  },
];
