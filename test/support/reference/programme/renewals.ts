import type { Json } from '../ledger/records.js';
import type { Story } from './story.js';
import { nextDay, type Step } from './things.js';

/** Crediting that ends soon or lately goes on for some years more; `changes` make that wrong. */
export const renewComponent = (story: Story, changes: (end: string) => Json = () => ({})): Step | null => {
  const component = story.dice.pick(story.components.filter(({ end }) => nextDay(end, -270) <= story.today()));
  if (!component) return null;
  const { end } = component;
  const noticeOn = [story.today(), nextDay(end, story.dice.between(-270, 300))].sort()[0] ?? '';
  const until = nextDay(end, 365 * story.dice.between(1, 4) + story.dice.between(0, 1));
  return {
    command: 'renew-component',
    data: { component: component.component, noticeOn, start: nextDay(end), end: until, ...changes(end) },
    accepted: () => void (component.end = until),
  };
};

/** A programme is put on hold. */
export const holdProgramme = (story: Story, programme = story.dice.pick(story.programmes)?.programme): Step | null =>
  programme === undefined ? null : { ...reasoned('hold-programme', programme), accepted: () => void story.onHold.add(programme) };

/** What is on hold is released, or what `programme` names. */
export const releaseProgramme = (story: Story, programme = [...story.onHold][0]): Step | null =>
  programme === undefined ? null : { ...reasoned('release-programme', programme), accepted: () => void story.onHold.delete(programme) };

const reasoned = (command: string, programme: string): Step => ({ command, data: { programme, reason: { code: 'methodology' } } });
