import { cursor } from '../answers/as-of.js';
import { blockAnswer } from '../answers/block.js';
import { joined, list, record } from '../answers/shape.js';
import { block, code } from '../answers/types.js';
import { BLOCK_FILTERS, blocksFound } from '../find/blocks.js';
import { latestOf, versionsOf } from '../view/ancestors.js';
import { blockPrinter } from '../view/blocks.js';
import { takePage } from '../view/page.js';
import { question } from './question.js';
import { count } from './resource.js';
import { rangeOf, UNITS } from './unit-range.js';

const located = joined(blockAnswer, record({ account: code('Where it is') }));

/** Every block of the registry, wherever it is. */
const blocks = question({
  name: 'blocks',
  path: '/units',
  summary: 'All blocks of units, with where they are',
  names: {},
  query: BLOCK_FILTERS,
  pages: 'blocks',
  answer: record({ blocks: list(located, 'By activity, vintage and first serial'), count, cursor }),
  find: (view, params, page) => {
    const { account } = params;
    const positions = account === undefined ? view.names.allPositions() : view.names.positionsOf(account);
    return { answer: blocksFound(view, positions, params, page), touched: view.revision };
  },
});

/** The whole blocks in which the units stand. It refuses with `unknown-units` also where only some of them were issued. */
const units = question({
  name: 'units',
  path: '/units/:units',
  summary: 'Where units are and what they are',
  names: { units: UNITS },
  pages: 'blocks',
  answer: record({
    units: block('What was asked for'),
    blocks: list(located, 'The whole blocks in which the units stand'),
    cursor,
  }),
  find: (view, { units: id }, page) => {
    const range = rangeOf(id);
    const [after] = page.after;
    const rest = after === undefined ? range : { ...range, first: BigInt(after) + 1n };
    const versions = takePage(versionsOf(view, rest), page, ({ last }) => [String(last)]);
    const print = blockPrinter(view);
    const blocks = versions.items.map((version) => ({ ...print(version), account: view.names.accountAt(version.position) ?? '' }));
    return { answer: { units: id, blocks, cursor: versions.cursor }, touched: latestOf(versions.items) };
  },
});

export const questions = [blocks, units] as const;
