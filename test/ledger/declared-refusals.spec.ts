import { describe, expect, it, jest } from '@jest/globals';
import { Refusal, refuse } from '../../src/domain/kernel/refusal.js';
import { declaredOnly, UndeclaredRefusal } from '../../src/ledger/declared-refusals.js';
import { party } from '../support/samples.js';
import { catalogue } from '../support/scenario.js';
import { ask, everyNodeReplays, opened, said } from './node.js';

const thrown = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('a refusal', () => {
  const command = { name: 'open-door', refuses: ['already-exists'] } as const;

  it.each(['already-exists', 'forbidden', 'invalid-input', 'too-large', 'unknown-party', 'nothing-to-change'] as const)(
    'that is declared or always possible stays what it is: %s',
    (code) => {
      expect(thrown(() => declaredOnly(command, () => refuse(code)))).toMatchObject({ name: 'Refusal', code });
    },
  );

  it('that is not declared is a fault of the program, which names the command and the code', () => {
    const fault = thrown(() => declaredOnly(command, () => refuse('units-frozen')));
    expect(fault).toBeInstanceOf(UndeclaredRefusal);
    expect(String(fault)).toBe("UndeclaredRefusal: open-door was refused with units-frozen, which its handler doesn't declare");
  });

  it('of a command that another carries is judged by the command that is carried', () => {
    const carrier = { name: 'carry', refuses: [] };
    expect(thrown(() => declaredOnly(carrier, () => declaredOnly(command, () => refuse('already-exists'))))).toBeInstanceOf(Refusal);
    expect(thrown(() => declaredOnly(carrier, () => refuse('already-exists')))).toBeInstanceOf(UndeclaredRefusal);
  });
});

describe('in a ledger', () => {
  everyNodeReplays();

  it('a command that is refused for a reason it does not declare fails, writes nothing, and the next one is served', async () => {
    const node = await opened();
    const { handler } = catalogue().entry('register-party');
    const before = node.ledger.revision;
    const wrong = jest.spyOn(handler, 'decide').mockImplementation(() => refuse('units-frozen'));
    await expect(ask(node, 'register-party', party('GHA'))).rejects.toThrow(UndeclaredRefusal);
    wrong.mockRestore();
    expect([node.ledger.revision, node.stopped]).toEqual([before, []]);
    expect(said(await ask(node, 'register-party', party('GHA')))).toBe('accepted');
  });
});
