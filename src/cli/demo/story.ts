import type { DemoRegistry } from './registry.js';
import { issuance, openTrial, playProgramme, PROGRAMME } from './stage.js';
import type { Narrator } from './narrator.js';

/** A programme's year: from the first verified tonne to the last adjustment, with two attempts to count twice. */
export const playYear = async (registry: DemoRegistry, narrator: Narrator, actor: string): Promise<void> => {
  await setUp(registry, narrator, actor);
  const issued = await issue(registry, narrator);
  await issueTwice(registry, narrator, issued);
  await transferAndUse(registry, narrator);
  await useTwice(registry, narrator);
  await splitBlock(registry, narrator);
  await countAll(registry, narrator);
};

const setUp = async (registry: DemoRegistry, narrator: Narrator, actor: string): Promise<void> => {
  narrator.chapter(
    'A registry opens, and a programme is registered',
    `Registry ${registry.code} is a trial: one person plays every role in it.`,
    'Ghana hosts a cookstove programme. It approves at most 150,000 units a year.',
    'A verifier finds 1,076 t reduced in 2024 and 100,000 t in 2025.',
    'Ghana authorizes the units for use towards the climate targets (NDCs) of others.',
  );
  await openTrial(registry, actor);
  await playProgramme(registry);
};

/** Returns the revision of the issuance. */
const issue = async (registry: DemoRegistry, narrator: Narrator): Promise<string> => {
  narrator.chapter(
    '100,000 units are issued',
    '5 % go to adaptation and 2 % are cancelled for the atmosphere (OMGE), in the same act.',
    'Levied units are first transferred at once, so Ghana adds them to its emissions.',
  );
  const { events } = await registry.submit('issue-units', issuance('I-2025', '2025', '100000', '93000'));
  narrator.events(events);
  narrator.figure('to the participants, in GHA-H1', await registry.held('GHA-H1'), '93000');
  narrator.figure('share of proceeds for adaptation', await registry.held('ADAPTATION-SHARE'), '5000');
  narrator.figure('overall mitigation in global emissions', await registry.held('OMGE-MANDATORY'), '2000');
  narrator.figure('Ghana has added', (await registry.adjustments('GHA')).additions, '7000');
  return events[0]?.revision ?? '';
};

const issueTwice = async (registry: DemoRegistry, narrator: Narrator, issued: string): Promise<void> => {
  narrator.chapter('The same tonnes are issued again', 'The same verified line, under another name: nothing of it is left.');
  const refused = await registry.refused('issue-units', issuance('I-2025-AGAIN', '2025', '100000', '93000'));
  narrator.refusal(refused, { code: 'double-issuance', rule: 'R-40', conflictsWith: issued });
};

/** A block that the registry issued to Ghana for the demo's programme. */
const block = ({ code }: DemoRegistry, vintage: string, first: number, last: number): string =>
  `${code}-GHA-${PROGRAMME}-${vintage}-${first}-${last}`;
const bought = (registry: DemoRegistry): string => block(registry, '2025', 1, 93_000);

const transferAndUse = async (registry: DemoRegistry, narrator: Narrator): Promise<void> => {
  narrator.chapter('Switzerland buys 93,000 units', 'Units that leave their host are first transferred: Ghana adds them.');
  const sale = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '93000' } };
  const sold = await registry.submit('transfer-units', sale, 'demo-sale-of-93000');
  narrator.events(sold.events);
  narrator.figure('Ghana has added', (await registry.adjustments('GHA')).additions, '100000');
  narrator.figure('Switzerland has subtracted: to buy is not to use', (await registry.adjustments('CHE')).subtractions, '0');
  const again = await registry.submit('transfer-units', sale, 'demo-sale-of-93000');
  narrator.must(
    `sent twice by mistake, it has one effect: the first answer again, event ${again.events[0]?.revision}`,
    again.replayed && again.revision === sold.revision,
  );

  narrator.chapter(
    'Switzerland uses them towards its NDC',
    'What is used is subtracted from the emissions of the user, and never moves again.',
  );
  const used = await registry.submit('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2025', units: { blocks: [bought(registry)] } });
  narrator.events(used.events);
  narrator.figure('Switzerland has subtracted', (await registry.adjustments('CHE')).subtractions, '93000');
};

const useTwice = async (registry: DemoRegistry, narrator: Narrator): Promise<void> => {
  narrator.chapter('The same units are used again', 'For the year 2026 this time.');
  const { life } = await registry.client.get<{ life: { revision: string; event: string }[] }>(
    `/v1/registries/${registry.code}/units/${bought(registry)}/history`,
  );
  const ended = life.find(({ event }) => event === 'UnitsUsed')?.revision ?? '';
  const refused = await registry.refused('use-units', {
    from: 'CHE-H1',
    to: 'CHE-NDC',
    year: '2026',
    units: { blocks: [bought(registry)] },
  });
  narrator.refusal(refused, { code: 'double-use', rule: 'R-07', conflictsWith: ended });
};

const splitBlock = async (registry: DemoRegistry, narrator: Narrator): Promise<void> => {
  narrator.chapter(
    'A block is split',
    'The 1,076 t of 2024 leave 1,000 units to the participants: serials 1 to 1000.',
    '400 of them go to Switzerland. The sender keeps the first part; only what moved is first transferred.',
  );
  await registry.submit('issue-units', issuance('I-2024', '2024', '1076', '1000'));
  const { events } = await registry.submit('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '400', vintage: '2024' } });
  narrator.events(events);
  const [kept, moved] = [(await registry.blocks('GHA-H1'))[0], (await registry.blocks('CHE-H1'))[0]];
  narrator.figure('Ghana keeps', kept?.block ?? 'nothing', block(registry, '2024', 1, 600));
  narrator.figure('Switzerland gets', moved?.block ?? 'nothing', block(registry, '2024', 601, 1_000));
  narrator.must('600 units are not first transferred, 400 are', kept?.firstTransferred === false && moved?.firstTransferred === true);
};

const countAll = async (registry: DemoRegistry, narrator: Narrator): Promise<void> => {
  narrator.chapter('The year in figures', 'The Adaptation Fund sells 5,000 units to Japan, which uses them. Then everything is added up.');
  await registry.submit('transfer-units', { from: 'ADAPTATION-SHARE', to: 'JPN-H1', units: { quantity: '5000', vintage: '2025' } });
  await registry.submit('use-units', { from: 'JPN-H1', to: 'JPN-NDC', year: '2025', units: { quantity: '5000' } });
  const { totals } = await registry.balances();
  const figure = (name: string): string => totals[name] ?? '0';
  narrator.figure('issued', figure('issued'), '101076');
  narrator.figure('= held', figure('held'), '1000');
  narrator.figure('+ share of proceeds for adaptation', figure('adaptationShare'), '54');
  narrator.figure('+ overall mitigation in global emissions', figure('omge'), '2022');
  narrator.figure('+ used towards NDCs', figure('used'), '98000');
  const where = Object.entries(totals).reduce(
    (sum, [name, units]) => (name === 'issued' || name === 'imported' ? sum : sum + BigInt(units)),
    0n,
  );
  narrator.must('the parts sum to what was issued', where === BigInt(figure('issued')));

  narrator.say('');
  const [ghana, switzerland, japan] = await Promise.all(['GHA', 'CHE', 'JPN'].map((party) => registry.adjustments(party)));
  narrator.figure('corresponding adjustment of Ghana', ghana?.net ?? '', '100476');
  narrator.figure('of Switzerland', switzerland?.net ?? '', '-93000');
  narrator.figure('of Japan', japan?.net ?? '', '-5000');
  const net = [ghana, switzerland, japan].reduce((sum, party) => sum + BigInt(party?.net ?? 0), 0n);
  narrator.figure('together: more is added than subtracted, by', net, '2476');
  narrator.must('which is OMGE 2,022, adaptation units unused 54, units bought and unused 400', net === 2022n + 54n + 400n);
};
