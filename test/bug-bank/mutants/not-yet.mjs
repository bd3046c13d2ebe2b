/** Bugs of the list that need parts which aren't built; each comes into the bank with its part. */
export const NOT_YET = [];
