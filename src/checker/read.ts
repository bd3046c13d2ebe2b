import { NOTHING, type Step } from './act.js';
import { formOf, hasSecond, isKnown, type CheckedEvent } from './events/events.js';
import { instant, orNull, record, text, whole } from './events/form.js';
import type { Find } from './law.js';
import type { State } from './state/state.js';

const ENVELOPE = record({
  ...{ revision: whole, type: text, schema: whole, registry: text, at: instant, part: whole, parts: whole },
  ...{ actor: text, authority: orNull(text), approver: orNull(text), command: orNull(text), commandHash: orNull(text) },
});

/** What all events of an act share. */
const SHARED = ['registry', 'at', 'actor', 'authority', 'approver', 'command', 'commandHash', 'parts'] as const;

/**
 * The events of an act that can be read, ready to be judged. What can't is reported by `find`: an event out of its place, of another
 * registry or act, of a type, a version or a form that the checker doesn't know. An act with a broken envelope can't be judged at all.
 */
export const read = (events: readonly CheckedEvent[], state: State, find: Find): Step[] => {
  const broken = events.find((event: unknown) => !ENVELOPE(event));
  if (broken) {
    find({ ...broken, revision: String(state.next) }, { expected: 'an envelope of its form', actual: 'another form' });
    return [];
  }
  const [first] = events;
  let revision = state.next;
  for (const [i, event] of events.entries()) {
    checkPlace(event, i, revision, find);
    revision += 1n;
  }
  const strange = first && events.length > 1 && events.find((event) => SHARED.some((member) => event[member] !== first[member]));
  if (strange) find(strange, { expected: `an act of one author and moment: ${said(first)}`, actual: said(strange) });
  if (first && (first.registry !== state.code || first.parts !== String(events.length)))
    find(first, { expected: `an act of ${state.code} in ${events.length} parts`, actual: `of ${first.registry} in ${first.parts} parts` });
  return events.flatMap((event) => stepOf(event, state, find) ?? []);
};

const said = (event: CheckedEvent): string => SHARED.map((member) => event[member]).join(' ');

const checkPlace = (event: CheckedEvent, i: number, revision: bigint, find: Find): void => {
  if (event.revision !== String(revision) || event.part !== String(i + 1))
    find(event, { expected: `revision ${revision}, part ${i + 1}`, actual: `revision ${event.revision}, part ${event.part}` });
};

const stepOf = (event: CheckedEvent, state: State, find: Find): Step | undefined => {
  const { type, schema, data } = event;
  const form = isKnown(type) ? formOf(type, schema) : undefined;
  if (!isKnown(type) || !form) {
    find(event, { expected: 'an event that this checker knows', actual: `${type}, version ${schema}` });
    return undefined;
  }
  if (hasSecond(type)) {
    if (schema === '1' && state.versions.get(type) === 2)
      find(event, { expected: `${type}, version 2, as before it`, actual: 'version 1' });
    if (schema === '2') state.versions.set(type, 2);
  }
  if (schema === '2' && (type === 'RegistryOpened' || type === 'PolicySet')) state.contract = 2;
  if (form(data)) return { event, type, data: data as Step['data'], named: NOTHING, distributed: [] };
  find(event, { expected: `${type} of its form`, actual: 'another form' });
  return undefined;
};
