// Finding what stood at a revision among all that ever stood: each closed interval hangs at one node of a fixed binary tree over the
// revisions, the highest one inside it; those that hold a revision hang on the path from the root to it (a relational interval tree).

/** Revisions are counted from 1 in the tree, whose nodes are the numbers below 2^32. */
const place = (revision: number): number => revision + 1;

/** The node of an interval that began at `began` and had ended at `ended`. */
export const nodeOf = (began: number, ended: number): number => {
  const low = place(began) - 1;
  const high = place(ended) - 1;
  const height = 31 - Math.clz32(low ^ high);
  return ((high >>> height) << height) >>> 0;
};

/** The nodes at which intervals that hold `revision` hang, in a tree whose last revision is `head`. */
export const pathTo = (revision: number, head: number): number[] => {
  const at = place(revision);
  const nodes: number[] = [];
  for (let height = 0; height < 32 && 2 ** height <= place(head); height += 1) {
    const node = (((at >>> height) | 1) << height) >>> 0;
    if (node <= place(head)) nodes.push(node);
  }
  return [...new Set(nodes)];
};
