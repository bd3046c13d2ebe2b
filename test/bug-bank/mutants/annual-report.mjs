/** What the annual report is made of. */
export const annualReport = [
  {
    id: '66a',
    bug: 'ITMO ids given at first transfers are numbered over those that imported units have',
    edits: [{ file: 'src/domain/book/itmos.ts', from: 'if (!met) break;', to: 'if (!met || met) break;' }],
    test: { path: 'test/projections/itmo-ids.spec.ts', title: 'are those that units came in with' },
  },
];
