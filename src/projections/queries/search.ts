import { flag, list, record, text } from '../answers/shape.js';
import { path } from '../answers/types.js';
import type { Finds } from '../find/filter.js';
import { exactly, near, type Hit } from '../find/search.js';
import { malformed } from '../view/malformed.js';
import { question } from './question.js';

const MOST = 200;

const hit = record({
  kind: text('What it is: account, units, event, component ...'),
  id: text('What it is called'),
  href: path,
  label: text('What else there is to say of it in a line'),
  exact: flag('Whether it is called exactly so; the others have names that begin so'),
});

interface Listing {
  readonly finds?: Finds<never>;
}

/** The question for whatever has a name, made of all lists: what they list is looked for by its code, and by the words of its names. */
export const search = (questions: readonly Listing[]) => {
  const kinds = questions.flatMap(({ finds }) => finds ?? []);
  return question({
    name: 'search',
    path: '/search',
    summary: 'Whatever is called so: exactly first, then what is near',
    names: {},
    query: {
      q: {
        description:
          'Any identifier or name: units or a serial, a revision, the id of an event, the hash of a proposal or a document, a code, an asset, words of a title',
        pattern: `^.{1,${MOST}}$`,
        example: 'GHA-H1',
        required: true,
      },
    },
    answer: record({ items: list(hit, 'Those that are called exactly so first; at most 20 that are near') }),
    find: (view, { q }) => {
      const wanted = q.trim();
      if (wanted === '' || wanted.length > MOST) malformed('q', 'filter-format', `1 to ${MOST} characters`);
      const seen = new Set<string>();
      const isNew = ({ kind, id }: Hit): boolean => !seen.has(`${kind} ${id}`) && seen.add(`${kind} ${id}`) !== undefined;
      const itemOf =
        (exact: boolean) =>
        ({ kind, id, folder, label }: Hit) => ({
          ...{ kind, id, href: `/v1/registries/${view.registry}/${folder}/${encodeURIComponent(id)}`, label, exact },
        });
      const found = exactly(view, kinds, wanted).filter(isNew).map(itemOf(true));
      const others = near(view, kinds, wanted).filter(isNew).map(itemOf(false));
      return { answer: { items: [...found, ...others] }, touched: view.revision };
    },
  });
};
