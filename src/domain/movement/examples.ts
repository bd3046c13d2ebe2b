// The sample data of this topic: for each command a filled one.

export const transferUnits = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '10000' }, reference: 'ORDER-17' } as const;

export const useUnits = { from: 'CHE-H1', to: 'CHE-R1', year: '2025', units: { quantity: '2000' } } as const;

export const cancelUnits = {
  from: 'GHA-H1',
  purpose: 'administrative',
  to: 'CANCELLATION-ADMINISTRATIVE',
  units: { quantity: '500' },
  document: { sha256: 'ca9ce1'.padEnd(64, '0') },
} as const;

export const correctTransfer = { transfer: '32', reason: { code: 'error-in-data' } } as const;

export const importOpeningBalance = {
  import: 'OB-1',
  account: 'GHA-H1',
  kind: 'CER',
  controlTotal: '1000',
  rows: [
    {
      host: 'GHA',
      activity: '10471',
      vintage: '2019',
      quantity: '1000',
      underlying: { registry: 'CDM', series: 'GH', first: '1', last: '1000' },
      mitigationType: 'Emission reductions',
    },
  ],
} as const;
