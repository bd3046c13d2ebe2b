import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../../src/checker/finding.js';
import { Judge } from '../../../src/node/check/judge.js';
import { report } from '../../../src/node/check/report.js';
import { transfer } from '../forged-events.js';
import type { Forgery } from '../forge.js';
import { genuine, units } from '../genuine.js';

/** The acts as a store has them. */
const stored = ({ acts }: Forgery): { revision: bigint; id: string; body: string }[][] =>
  acts.map((act) => act.map((event) => ({ revision: BigInt(event.revision), id: '', body: JSON.stringify(event) })));

/** A judge that has seen all acts but the last, and that one. */
const beforeLast = (forgery: Forgery): { judge: Judge; last: ReturnType<typeof stored>[number] } => {
  const judge = new Judge('UN01');
  const acts = stored(forgery);
  for (const act of acts.slice(0, -1)) expect(judge.judge(act)).toEqual([]);
  const [last = []] = acts.slice(-1);
  return { judge, last };
};

const taken = async (): Promise<Forgery> => (await genuine()).append([transfer('CHE-H1', 'JPN-H1', [units(301, 400)])]);

describe("a judge of a registry's acts", () => {
  it('gives what an act of another did against a law, before anybody folds it', async () => {
    const forgery = await taken();
    const { judge, last } = beforeLast(forgery);
    expect(judge.judge(last)).toContainEqual(expect.objectContaining({ law: 'custody', revision: forgery.revision }));
  });

  it("reports what an act of the node's own did, and throws nothing: the act is durable", async () => {
    const forgery = await taken();
    const { judge, last } = beforeLast(forgery);
    const reported: Finding[] = [];
    judge.reportTo((findings) => reported.push(...findings));
    judge.own(last);
    expect(reported).toContainEqual(expect.objectContaining({ law: 'custody', revision: forgery.revision }));
    expect(judge.state).toMatchObject({ holds: false, broken: { revision: forgery.revision }, revision: forgery.revision });
    expect((await judge.result()).holds).toBe(false);
  });

  it('reports what was found before anybody asked, once somebody does', async () => {
    const { judge, last } = beforeLast(await taken());
    const reported: Finding[] = [];
    judge.own(last);
    judge.reportTo((findings) => reported.push(...findings));
    judge.reportTo(() => expect('reported a second time').toBe(''));
    expect(reported).toContainEqual(expect.objectContaining({ law: 'custody' }));
  });

  it('says it in the log with law, rule and revision, in ten lines at most', async () => {
    const forgery = await taken();
    const findings = forgery.findings().filter(({ inherited }) => !inherited);
    const [line = ''] = report('UN01', findings);
    expect(line).toMatch(/^UN01 is read-only: the law \S+ \(R-\d+.*\) is broken at revision \d+: expected .+; actual: .+\. .+/);
    expect(line).toContain(`at revision ${forgery.revision}`);
    const many = report(
      'UN01',
      Array.from({ length: 25 }, () => findings[0] as Finding),
    );
    expect([many.length, many.at(-1)]).toEqual([11, 'UN01: 15 more findings: sextant audit']);
  });
});
