/** What the annual report is made of. */
export const annualReport = [
  {
    id: '66a',
    bug: 'ITMO ids given at first transfers are numbered over those that imported units have',
    edits: [{ file: 'src/domain/book/itmos.ts', from: 'if (!met) break;', to: 'if (!met || met) break;' }],
    test: { path: 'test/projections/itmo-ids.spec.ts', title: 'are those that units came in with' },
  },
  {
    id: '66b',
    bug: 'a filed report is made anew of what is known now',
    edits: [
      {
        file: 'src/projections/aef/report.ts',
        from: 'tablesOf({ ...view, revision: Number(revision) }, party',
        to: 'tablesOf({ ...view, revision: Math.max(view.revision, Number(revision)) }, party',
      },
    ],
    test: { path: 'test/domain/report/file-annual-report.spec.ts', title: 'the hash of the JSON form that is answered for ever' },
  },
  {
    id: '66c',
    bug: 'imported units are reported in the year of their vintage, not in that of the action',
    edits: [
      {
        file: 'src/projections/aef/imported-units.ts',
        from: '({ at }: ImportedUnits, year: string): boolean => yearOf(at) === year',
        to: '({ vintage }: ImportedUnits, year: string): boolean => vintage === year',
      },
    ],
    test: { path: 'test/projections/annual-report.spec.ts', title: 'are dated by the action' },
  },
  {
    id: '66d',
    bug: 'the purposes of an authorization are one value, the first of them',
    edits: [
      {
        file: 'src/projections/aef/statements.ts',
        from: "return [...(purposes.includes('NDC') ? ['NDC'] : []), ...(oimp === null ? [] : [oimp])].join(' and ');",
        to: "return purposes[0] ?? oimp ?? '';",
      },
    ],
    test: { path: 'test/projections/annual-report.spec.ts', title: 'know purposes as the set they are' },
  },
  {
    id: '66e',
    bug: 'C7: a version of an annual report may come twice',
    edits: [{ file: 'src/checker/laws/annual-reports.ts', from: 'if (version !== due)', to: 'if (version > due)' }],
    test: { path: 'test/checker/laws/annual-reports.spec.ts', title: 'finds a version that is not the next' },
  },
  {
    id: '66f',
    bug: 'ids of underlying units are not compared with those of years that are filed',
    edits: [{ file: 'src/projections/aef/checks/units.ts', from: 'if (agrees) return [];', to: 'if (agrees || at > 0n) return [];' }],
    test: { path: 'test/projections/annual-report-checks.spec.ts', title: 'underlying: one id alone' },
  },
  {
    id: '66g',
    bug: '`report aef --findings` ends well with an error among them',
    edits: [
      {
        file: 'src/cli/verbs/annual-report.ts',
        from: "some(({ severity }) => severity === 'error') ? EXIT.checkFailed",
        to: "every(({ severity }) => severity === 'error') ? EXIT.checkFailed",
      },
    ],
    test: { path: 'test/cli/report.spec.ts', title: 'ends with 2 on an error, not on a warning' },
  },
];
