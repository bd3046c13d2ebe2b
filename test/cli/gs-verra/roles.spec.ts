import { beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { answered, freshPath, serving, sextant } from '../sextant.js';

const SAMPLE = join(import.meta.dirname, '../../data/gs-verra-made-up.csv');
const HOSTS = ['GMB', 'MWI', 'NGA', 'RWA', 'TZA'];

interface Left {
  readonly role: string;
  readonly command: string;
  readonly count: number;
  readonly note?: string;
}

let url = '';
beforeAll(async () => {
  ({ url } = await serving('serve', freshPath()));
});

const as = (actor: string): { env: Record<string, string> } => ({ env: { SEXTANT_TOKEN: actor } });
const command = (actor: string, name: string, data: object): Promise<string> =>
  answered(['command', name, '--registry', 'INT02', '--url', url, '--data-file', '-'], { ...as(actor), input: JSON.stringify(data) });

/** Runs the import under a role; gives what is left to do, or what came in. */
const runs = async (actor: string): Promise<{ code: number | null; waiting?: Left[]; blocks?: number; firstTransferred?: string }> => {
  const { code, out } = await sextant(['import', '--format', 'gs-verra', SAMPLE, '--registry', 'INT02', '--url', url, '--json'], as(actor));
  return { code, ...(JSON.parse(out) as object) };
};
const roles = ({ waiting = [] }: { waiting?: Left[] }): string[] =>
  waiting.map(({ role, command: of, count }) => `${role}: ${count} ${of}`);

const OPENING = { role: 'administrator', command: 'import-opening-balance', count: 1, note: 'after the others' };

describe('import of authorised blocks into a registry that is no trial', () => {
  beforeAll(async () => {
    const policy = { approvals: [{ command: 'import-opening-balance', by: 'colleague' }] };
    const administrators = ['dev-ama', 'dev-kofi'];
    await command('dev-ama', 'open-registry', { kind: 'international', operator: 'Operator', administrators, policy });
  });

  it('does what the caller may, role by role, says who does the rest, and goes on where it stopped', async () => {
    const stranger = await runs('dev-nobody');
    expect(stranger.code).toBe(1);
    expect(roles(stranger)).toContain('supervisor: 4 register-programme');

    const first = await runs('dev-ama');
    expect(roles(first)).toEqual([
      'supervisor: 4 register-programme',
      ...HOSTS.map((host) => expect.stringMatching(new RegExp(`^party:${host}: [1-9] authorize-units$`))),
      'administrator: 1 import-opening-balance',
    ]);
    expect(first.waiting?.at(-1)).toEqual(OPENING);

    await grant('dev-super', 'supervisor');
    const second = await runs('dev-super');
    expect(roles(second).filter((line) => line.startsWith('supervisor'))).toEqual([]);

    for (const host of HOSTS) await grant(`dev-${host.toLowerCase()}`, 'party', host);
    for (const host of HOSTS) expect(roles(await runs(`dev-${host.toLowerCase()}`)).some((line) => line.includes(host))).toBe(false);

    const proposed = await runs('dev-ama');
    expect(proposed.waiting).toMatchObject([{ role: 'administrator', command: 'approve', count: 1 }]);
    expect(await runs('dev-ama')).toMatchObject({ code: 1, waiting: [{ command: 'approve' }] });
    expect((await runs('dev-super')).waiting).toMatchObject([{ role: 'administrator', command: 'import-opening-balance' }]);

    const approved = await runs('dev-kofi');
    expect(approved).toMatchObject({ code: 0, blocks: 10, firstTransferred: '9350' });
    expect(await runs('dev-ama')).toEqual(approved);
    expect(await answered(['audit', '--registry', 'INT02', '--url', url])).toContain('Every law holds.');
  });

  it('says in words what is left', async () => {
    const { out } = await sextant(['import', '--format', 'gs-verra', SAMPLE, '--registry', 'INT03', '--url', url], as('dev-x'));
    expect(out).toContain('10 blocks are in registry INT03');
  });
});

const grant = (actor: string, role: string, scope?: string): Promise<string> =>
  command('dev-ama', 'grant-role', { actor, role, ...(scope === undefined ? {} : { scope }) });
