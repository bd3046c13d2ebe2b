import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { JudgeHere } from '../../src/cli/judging/act-judge.js';
import { LAWS } from '../../src/checker/laws/laws.js';
import type * as beside from '../../src/cli/judging/judge-beside.js';
import { transfer } from '../checker/forged-events.js';
import type { Forgery } from '../checker/forge.js';
import { genuine, units } from '../checker/genuine.js';
import { built } from '../support/server/built.js';

/** The built class: its thread is a file of the build. */
const { JudgeBeside } = (await import(pathToFileURL(built('cli/judging/judge-beside.js')).href)) as typeof beside;

const bodies = ({ acts }: Forgery): string[][] => acts.map((act) => act.map((event) => JSON.stringify(event)));
const DIGEST = '0'.repeat(64);

describe('acts judged in another thread', () => {
  it('come to what they come to here, findings and figures, whatever they are', async () => {
    const forged = (await genuine()).append([transfer('CHE-H1', 'JPN-H1', [units(301, 400)])]);
    for (const laws of [LAWS, LAWS.filter(({ name }) => name === 'custody')]) {
      const here = new JudgeHere('UN01', laws);
      const there = new JudgeBeside({ registry: 'UN01', laws: laws.map(({ name }) => name) });
      // Many times over, so that the thread gets several batches and must be waited for: every act again is a finding, too.
      for (let time = 0; time < 60; time += 1)
        for (const act of bodies(forged)) {
          here.act(act);
          there.act(act);
          await there.room();
        }
      expect(await there.result(DIGEST)).toEqual(here.result(DIGEST));
      await there.close();
    }
  });
});
