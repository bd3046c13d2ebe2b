// The sample data of this topic: for each command a filled one.

/** Every unit of the Clean Development Mechanism goes. */
export const closeUnitKind = {
  closing: 'CDM-END',
  kind: 'CER',
  notBefore: '2026-01-01',
  reason: { code: 'policy' },
} as const;
