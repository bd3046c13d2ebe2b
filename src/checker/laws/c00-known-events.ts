import type { Law } from '../law.js';

/**
 * C0: what can't be read isn't taken for nothing. The checker reports it itself, before any law looks at the act: events out of their
 * place, of a type, a version or a form that it doesn't know.
 */
export const knownEvents: Law = {
  id: 'C0',
  name: 'known-events',
  rule: 'R-12, R-53',
  says: 'Every event is the next one, in its act, of a type, a version and a form that the checker knows.',
  advice: 'Where the registry was written by a newer release, check it with that release; else the event was not written by Sextant.',
  figures: (state) => ({ events: String(state.next), acts: String(state.acts) }),
};
