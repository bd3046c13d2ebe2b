import { it, expect } from '@jest/globals';
import { programmeOfCommands, registryOf } from '../support/reference/programme-of-commands.js';
import { ReferenceLedger } from '../support/reference/reference-ledger.js';
import { Scenario } from '../support/scenario.js';
import { actsOf, checked } from './checked.js';
import { story } from '../audit/story.js';

it('story', async () => {
  const scenario = await story();
  const { findings } = checked(scenario.book.code, actsOf(scenario.file));
  expect(findings).toEqual([]);
});
it('reference', async () => {
  const seen = new Map<string, number>();
  for (let seed = 0; seed < Number(process.env['N'] ?? 30); seed += 1) {
    const reference = new ReferenceLedger(registryOf(seed));
    let scenario: Scenario | undefined;
    for (const { actor, command, data, at } of programmeOfCommands(seed, reference, 100)) {
      scenario ??= await Scenario.empty(registryOf(seed), at);
      reference.execute(actor, command, data, at);
      await scenario.at(at).give(command, data, { actor });
    }
    if (!scenario) continue;
    const { findings } = checked(scenario.book.code, actsOf(scenario.file));
    for (const f of findings) {
      const key = `${f.law} ${f.rule} ${f.inherited}`;
      const n = seen.get(key) ?? 0;
      if (n < 2) console.log(seed, JSON.stringify(f));
      seen.set(key, n + 1);
    }
  }
  console.log([...seen]);
}, 600000);
