/** Bugs of the list that need parts which aren't built; each comes into the bank with its part. */
export const NOT_YET = [
  { id: '20', bug: 'checkpoint signed before events are durable', because: 'no checkpoint is signed yet' },
  { id: '22', bug: 'proof checked on a sample', because: 'no proof is given or checked yet' },
];
