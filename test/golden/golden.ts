/** What the events of a golden file come to: the root over their bytes, who holds how much, and each Party's additions and subtractions. */
export interface Golden {
  readonly root: string;
  readonly holdings: Readonly<Record<string, string>>;
  readonly adjusted: Readonly<Record<string, readonly string[]>>;
}

/**
 * Every golden file by its release, oldest first. Once that is out its file is never changed and never removed: whoever stored such events
 * must be able to read them.
 */
export const GOLDEN: Readonly<Record<string, Golden>> = {
  '0.1.0': {
    root: '1a01b2aeac6469cbefa8b28d7420ee4d19a96d3cd2babc04aa2738e5b1af68be',
    holdings: { PENDING: '140', 'GHA-H1': '3165', 'GHA-H2': '85', 'CHE-H1': '160', 'CHE-NDC': '150', 'GHA-OP': '100' },
    adjusted: { GHA: ['400', '0'], CHE: ['0', '150'] },
  },
  '0.2.0': {
    root: '1d80a1d213ff0eedbf01462e653d5e153ce469082ef24677dd64758507184b79',
    holdings: {
      ...{ PENDING: '290', 'CANCELLATION-ADMINISTRATIVE': '40', 'GHA-H1': '3125', 'GHA-H2': '85' },
      ...{ 'CHE-H1': '160', 'CHE-NDC': '150', 'GHA-OP': '100' },
    },
    adjusted: { GHA: ['400', '0'], CHE: ['0', '150'] },
  },
};
