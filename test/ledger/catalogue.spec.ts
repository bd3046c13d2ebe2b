import { Test } from '@nestjs/testing';
import { describe, expect, it } from '@jest/globals';
import { IsString } from 'class-validator';
import { Event, type Act, Command, CommandHandler, type DomainEvent, type Handler } from '../../src/domain/message/message.js';
import type { RefusalCode } from '../../src/domain/kernel/refusal.js';
import { CatalogueModule } from '../../src/ledger/catalogue.module.js';
import { Catalogue } from '../../src/ledger/catalogue.js';
import { catalogue } from '../support/scenario.js';

@Event('Painted', 1)
class Painted implements DomainEvent {
  @IsString() colour!: string;
  apply(): void {}
}
@Event('Painted', 1)
class PaintedToo extends Painted {}
@Event('Emptied', 1)
class WithoutFields implements DomainEvent {
  apply(): void {}
}
class NoEvent extends Painted {}

@Command('paint', { by: [], summary: 'Paint', example: { colour: 'red' } })
class Paint {
  @IsString() colour!: string;
}
@Command('repaint', { by: [], summary: 'Paint again', example: { colour: 'blue' } })
class Repaint extends Paint {}
class NoCommand extends Paint {}

interface Wrong {
  readonly command?: new () => object;
  readonly emits?: readonly (new () => DomainEvent)[];
  readonly refuses?: readonly string[];
}

/** A catalogue of handlers like these. */
const started = (...handlers: Wrong[]): Catalogue => {
  const providers = handlers.map(({ command = Paint, emits = [Painted], refuses = [] }) => {
    @CommandHandler(command, { emits, refuses: refuses as RefusalCode[] })
    class Handles implements Handler {
      decide(): Act {
        throw new Error('nothing is decided here');
      }
    }
    return new Handles();
  });
  const made = new Catalogue();
  made.addAll([new Date(), ...providers]);
  return made;
};

describe('the catalogue starts', () => {
  it('with a command, its handler and its event', () => {
    const { commands, eventClasses } = started({});
    expect([...commands.keys()]).toEqual(['paint']);
    expect([...eventClasses.keys()]).toEqual(['WriterStarted/1', 'HistoryRestored/1', 'Painted/1']);
  });

  it.each<[string, Wrong[], string]>([
    ['no command', [], 'no module offers a command'],
    ['a handler of what is no command', [{ command: NoCommand }], 'NoCommand has a handler and is no command'],
    ['two handlers of one command', [{}, {}], 'two handlers for paint'],
    ['a refusal without a status', [{ refuses: ['too-green'] }], 'paint refuses with too-green, which has no status'],
    ['an event that is none', [{ emits: [NoEvent] }], 'not an event class'],
    ['an event without fields', [{ emits: [WithoutFields] }], 'WithoutFields has no fields'],
    ['two events of one name', [{}, { command: Repaint, emits: [PaintedToo] }], 'two events are called Painted/1'],
  ])('never with %s', (_, handlers, fault) => {
    expect(() => started(...handlers)).toThrow(fault);
  });

  it('with the same in a node, where Nest makes the handlers, as where a thread does', async () => {
    const node = await Test.createTestingModule({ imports: [CatalogueModule] }).compile();
    await node.init();
    const inNode = node.get(Catalogue);
    const of = ({ commands, eventClasses }: Catalogue): object => ({
      commands: new Map([...commands].map(([name, { handler, ...entry }]) => [name, { ...entry, handler: handler.constructor }])),
      events: new Map(eventClasses),
    });
    expect(inNode.commands.size).toBeGreaterThan(20);
    expect(of(catalogue())).toEqual(of(inNode));
    expect(catalogue().fingerprint()).toBe(inNode.fingerprint());
    await node.close();
  });

  it('and says unknown-command of any other', () => {
    const known = catalogue();
    expect(() => known.entry('mint-tokens')).toThrow(expect.objectContaining({ code: 'unknown-command' }));
    expect(() => known.read('mint-tokens', {})).toThrow(expect.objectContaining({ code: 'unknown-command' }));
  });
});
