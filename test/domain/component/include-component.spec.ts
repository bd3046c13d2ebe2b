import { describe, expect, it } from '@jest/globals';
import { refusedInOrder } from '../../support/precedence.js';
import { findings } from '../../support/outcome.js';
import { Scenario } from '../../support/scenario.js';
import { approval, component, party, programme, reason } from '../../support/samples.js';

/** Programme 10471 of Ghana; Switzerland is registered and has approved nothing. */
const ready = async (): Promise<Scenario> => {
  const scenario = await Scenario.trial();
  await scenario.accept('register-party', party('GHA'));
  await scenario.accept('register-party', party('CHE'));
  await scenario.accept('register-programme', programme('10471'));
  await scenario.accept('record-host-approval', approval('10471', 'GHA'));
  return scenario;
};
const sample = (code: string, members: object = {}): Record<string, unknown> =>
  component(code, '10471', 'GHA', members) as Record<string, unknown>;
const crediting = (start: string, end: string, type = 'renewable'): object => ({ crediting: { type, start, end } });
const scheme = (code: string, identifier: string): object => ({ scheme: code, identifier, state: 'deregistered', since: '2020-12-31' });
const evidence = { sha256: 'a'.repeat(64) };

describe('include-component', () => {
  it('records the component as it is included, with what was not said', async () => {
    const scenario = await ready();

    const { events } = await scenario.accept('include-component', sample('CP-1'));

    expect(events.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'ComponentIncluded', data: { ...sample('CP-1'), location: null, formerly: null } },
    ]);
    expect(scenario.book.members.get('10471 GHA')).toEqual({ components: ['CP-1'], expectedAnnual: 1_000n });
  });

  it('is included today where no day is named', async () => {
    const scenario = await Scenario.trial('UN01', 'mechanism', '2023-03-01T10:00:00.000Z');
    await scenario.accept('register-party', party('GHA'));
    await scenario.accept('register-programme', programme('10471'));
    await scenario.accept('record-host-approval', approval('10471', 'GHA'));
    const { includedOn, ...undated } = sample('CP-1', crediting('2023-03-01', '2025-12-31'));

    const { events } = await scenario.accept('include-component', undated);

    expect(includedOn).toBe('2021-01-01');
    expect(events[0]?.data['includedOn']).toBe('2023-03-01');
  });

  describe('refuses, in the order of its contract', () => {
    refusedInOrder({
      command: 'include-component',
      ready,
      data: sample('CP-1', { site: 'FARM-1', otherSchemes: [scheme('VCS', 'PoA 12')] }),
      faults: [
        { refusal: 'unknown-party', wrong: (data) => ({ ...data, host: 'XXX' }) },
        { refusal: 'unknown-programme', wrong: (data) => ({ ...data, programme: '99999' }) },
        { refusal: 'unknown-component', wrong: (data) => ({ ...data, formerly: 'CP-NONE' }) },
        { refusal: 'programme-not-active', wrong: (data) => ({ ...data, includedOn: '2020-12-31' }) },
        {
          refusal: 'double-inclusion',
          given: (scenario) => scenario.accept('include-component', sample('CP-1')),
          names: { component: 'CP-1' },
        },
        {
          refusal: 'component-ended',
          given: (scenario) => scenario.accept('include-component', sample('CP-0')),
          wrong: (data) => ({ ...data, formerly: 'CP-0' }),
          names: { component: 'CP-0' },
        },
        { refusal: 'no-host-approval', wrong: (data) => ({ ...data, host: data['host'] === 'XXX' ? 'XXX' : 'CHE' }) },
        { refusal: 'host-mismatch', wrong: (data) => ({ ...data, locatedIn: 'CHE', host: data['host'] === 'CHE' ? 'CHE' : data['host'] }) },
        { refusal: 'starts-too-early', wrong: (data) => ({ ...data, start: '2020-12-31' }) },
        { refusal: 'crediting-period-invalid', wrong: (data) => ({ ...data, ...crediting('2021-01-01', '2026-01-01') }) },
        { refusal: 'criteria-not-met', wrong: (data) => ({ ...data, criteria: [{ criterion: 'C-1', met: false, evidence }] }) },
        {
          refusal: 'scheme-identity-claimed',
          given: (scenario) => scenario.accept('include-component', sample('CP-6', { otherSchemes: [scheme('VCS', 'poa12')] })),
          names: { component: 'CP-6' },
        },
        {
          refusal: 'site-claimed',
          given: (scenario) => scenario.accept('include-component', sample('CP-7', { site: 'FARM-1' })),
          names: { component: 'CP-7' },
        },
        { refusal: 'cap-exceeded', wrong: (data) => ({ ...data, expectedAnnual: '1000001' }) },
      ],
    });

    it('is refused: double-inclusion, where it names a former component that is still credited', async () => {
      const scenario = await ready();
      await scenario.accept('include-component', sample('CP-0', crediting('2022-01-01', '2026-12-31')));

      expect(await scenario.give('include-component', sample('CP-1', { formerly: 'CP-0', includedOn: '2021-01-01' }))).toMatchObject({
        refusal: 'double-inclusion',
        names: { component: 'CP-0' },
      });
    });

    it('is refused: unknown-component, where it names a former component that never was', async () => {
      const scenario = await ready();

      expect((await scenario.give('include-component', sample('CP-1', { formerly: 'CP-0', includedOn: '2020-12-31' }))).refusal).toBe(
        'unknown-component',
      );
    });
  });

  it('422: crediting that ends before it starts, and inclusion on a day to come, can never be valid', async () => {
    const scenario = await ready();

    expect(await scenario.give('include-component', sample('CP-1', crediting('2021-01-02', '2021-01-01')))).toMatchObject({
      refusal: 'invalid-input',
      names: { errors: [{ pointer: '/crediting/end', code: 'period-reversed' }] },
    });
    expect(await scenario.give('include-component', sample('CP-1', { includedOn: '2026-06-02' }))).toMatchObject({
      refusal: 'invalid-input',
      names: { errors: [{ pointer: '/includedOn', code: 'date-in-the-future' }] },
    });
  });

  it.each([
    ['9999', '0', ['/location/latitude']],
    ['90.000000001', '180.000000001', ['/location/latitude', '/location/longitude']],
    ['-90.1', '-180.1', ['/location/latitude', '/location/longitude']],
    ['90', '-180', []],
    ['-90', '180.0', []],
  ])('422: a place is on the globe, in degrees: %s, %s', async (latitude, longitude, pointers) => {
    const outcome = await (await ready()).give('include-component', sample('CP-2', { location: { latitude, longitude } }));
    expect(findings(outcome)).toEqual(pointers.length === 0 ? null : pointers.map((pointer) => [pointer, 'decimal-range']));
  });

  it('422: a component stands somewhere: at a site, a location or both', async () => {
    const scenario = await ready();
    const { site, ...nowhere } = sample('CP-1');
    const location = { latitude: '5.6', longitude: '-0.2' };

    expect(site).toBe('SITE-CP-1');
    expect(await scenario.give('include-component', nowhere)).toMatchObject({
      refusal: 'invalid-input',
      names: { errors: [{ pointer: '/site', code: 'missing-field' }] },
    });
    await scenario.accept('include-component', { ...nowhere, location });
  });

  it('422 stands before what the book refuses', async () => {
    const scenario = await ready();

    expect((await scenario.give('include-component', sample('CP-1', { includedOn: '2026-06-02', programme: '99999' }))).refusal).toBe(
      'invalid-input',
    );
  });

  it('R-16: where it is located must be a registered Party', async () => {
    const scenario = await ready();

    expect((await scenario.give('include-component', sample('CP-1', { locatedIn: 'XXX' }))).refusal).toBe('unknown-party');
  });

  it('R-83: the DOE that validated it includes it, and no other', async () => {
    const scenario = await ready();
    await scenario.accept('grant-role', { actor: 'auditors', role: 'doe', scope: 'DOE-1' });

    const { events } = await scenario.accept('include-component', sample('CP-1'), { actor: 'auditors' });

    expect(events[0]).toMatchObject({ actor: 'auditors', authority: 'doe:DOE-1' });
    expect((await scenario.give('include-component', sample('CP-2', { validatedBy: 'DOE-2' }), { actor: 'auditors' })).refusal).toBe(
      'forbidden',
    );
  });

  it('the policy of the day decides where crediting may begin (R-20)', async () => {
    const scenario = await ready();
    const early = sample('CP-1', { includedOn: '2023-01-01', ...crediting('2021-01-01', '2025-12-31') });
    expect((await scenario.give('include-component', early)).refusal).toBe('crediting-period-invalid');

    await scenario.accept('set-policy', { replaces: '1', policy: { creditingStart: '2021' }, reason });

    await scenario.accept('include-component', early);
  });
});
