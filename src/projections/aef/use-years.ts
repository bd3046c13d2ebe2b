import type { View } from '../view/view.js';

/** A way to find for which year a Party used units towards its NDC, by the revision of the event: as its adjustments say. */
export const usedFor = ({ db, revision }: View, party: string): ((event: number) => string | null) => {
  const years = new Map<number, string | null>();
  const rows = db.all<{ cause: number; body: string }>(
    'SELECT cause, body FROM adjustments WHERE party = ? AND revision <= ? ORDER BY revision',
    ...[party, revision],
  );
  for (const { cause, body } of rows) {
    const { kind, useYear } = JSON.parse(body) as { kind: string; useYear: string | null };
    if (kind === 'subtraction') years.set(cause, useYear);
  }
  const causes = [...years.keys()].sort((a, b) => a - b);
  // A large use is several events of one act: the adjustments name the first.
  return (event) => years.get(causes.findLast((cause) => cause <= event) ?? -1) ?? null;
};
