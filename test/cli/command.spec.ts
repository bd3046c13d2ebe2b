import { beforeAll, describe, expect, it } from '@jest/globals';
import { freshPath, openUN01, serving, sextant } from './sextant.js';
import { party } from '../support/samples.js';

describe('sextant command', () => {
  let url = '';
  beforeAll(async () => {
    ({ url } = await serving('serve', freshPath()));
    await openUN01(url);
  });
  const give = (name: string, body: string, ...more: string[]): ReturnType<typeof sextant> =>
    sextant(['command', name, '--url', url, '--data-file', '-', ...more], { input: body });

  it('says which events it became; the same key again has no effect and says so', async () => {
    const once = await give('register-party', JSON.stringify(party('GHA')), '--key', 'register-ghana');
    expect(once).toMatchObject({ code: 0, err: '' });
    expect(once.out).toMatch(/^UN01: register-party wrote, at revision (\d+)\n {2}\1 PartyRegistered\n$/);
    const again = await give('register-party', JSON.stringify(party('GHA')), '--key', 'register-ghana');
    expect(again.out).toBe(once.out.replace('wrote', 'was written before'));
  });

  it('a dry run says what it would do', async () => {
    const { code, out } = await give('register-party', JSON.stringify(party('CHE')), '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/^UN01: register-party would write, at revision \d+\n {2}\d+ PartyRegistered\n$/);
    expect((await give('open-account', JSON.stringify({ account: 'C', type: 'holding', party: 'CHE' }))).err).toContain('unknown-party');
  });

  it('a refusal is one message with its code and rule; exit 1', async () => {
    const refused = await give('open-account', JSON.stringify({ account: 'X-1', type: 'holding', party: 'XXX' }));
    expect(refused).toEqual({ code: 1, out: '', err: 'unknown-party: The Party is not registered here (rule R-08)\n' });
  });

  it('wrong members are each named', async () => {
    const { code, err } = await give('open-account', '{"account":"x","typ":"holding"}');
    expect(code).toBe(1);
    expect(err).toContain('/account: ');
    expect(err).toContain('/typ: No such member (unknown-field)');
  });

  it('with --json a refusal is the problem itself', async () => {
    const { code, out } = await give('open-account', '{"account":', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ code: 'malformed-json', status: 400 });
  });

  it('without a data file, an unknown verb or a missing directory: what is wrong, and what to do', async () => {
    expect((await sextant(['command', 'open-account', '--url', url])).err).toContain('--data-file');
    expect(await sextant(['frobnicate'])).toMatchObject({ code: 1, out: '' });
    const { code, err } = await sextant(['balance', '--data', '/nowhere']);
    expect([code, err]).toEqual([
      1,
      'There is no data directory /nowhere. Name one with --data, or a running node with --url. `sextant serve --data /nowhere` makes it and serves it.\n',
    ]);
  });
});
