import { refuse } from '../../domain/kernel/refusal.js';
import { cursor } from '../answers/as-of.js';
import { list, nullable, record, text, type TypeOf } from '../answers/shape.js';
import { code, day, revision } from '../answers/types.js';
import { assetTouched, claimsOfComponent, claimsOnAsset, type AssetClaimRow } from '../view/asset-claims.js';
import { fact } from '../view/facts-at.js';
import { takePage } from '../view/page.js';
import { touchOf } from '../view/touches-at.js';
import { codeInPath, type PathParameter } from './parameters.js';
import { question } from './question.js';

const FORM = '^[A-Z0-9][A-Z0-9-]{0,39}$';
const ASSET: PathParameter = {
  ...{ pattern: new RegExp(FORM), description: 'Id of the device, household or plot', example: 'STOVE-000001', unknown: 'unknown-asset' },
};

const claim = record({
  asset: text('The device, household or plot', FORM),
  component: code('Who claims it'),
  from: day('First day'),
  until: nullable(day('Last day; null where it is open')),
  revision: revision('The event that claims it'),
  retired: nullable(revision('The event that set the last day since')),
});

const claimOf = ({ asset, component, from, until, began, ended }: AssetClaimRow): TypeOf<typeof claim> => ({
  ...{ asset, component, from, until, revision: String(began), retired: ended === null ? null : String(ended) },
});

const asset = question({
  name: 'asset-claims',
  path: '/assets/:asset',
  summary: 'Who claims a device, household or plot, since when, and who did',
  names: { asset: ASSET },
  pages: 'items',
  answer: record({ asset: text('What was asked for', FORM), items: list(claim, 'Oldest first'), cursor }),
  find: (view, { asset: id }, page) => {
    const touched = assetTouched(view, id) ?? refuse('unknown-asset');
    const [after = '-1'] = page.after;
    const rows = takePage(claimsOnAsset(view, id, Number(after), page.size + 1), page, ({ began }) => [String(began)]);
    return { answer: { asset: id, items: rows.items.map(claimOf), cursor: rows.cursor }, touched };
  },
});

const ofComponent = question({
  name: 'component-assets',
  path: '/components/:component/assets',
  summary: 'The devices, households and plots that a component claims or claimed',
  names: { component: codeInPath('unknown-component', 'Code of the component', 'CP-1') },
  pages: 'items',
  answer: record({ component: code('Its code'), items: list(claim, 'By asset, oldest first'), cursor }),
  find: (view, { component }, page) => {
    if (!fact(view, 'component', component)) refuse('unknown-component');
    const [after = '', began = '-1'] = page.after;
    const found = claimsOfComponent(view, component, { asset: after, began: Number(began) }, page.size + 1);
    const rows = takePage(found, page, (row) => [row.asset, String(row.began)]);
    const answer = { component, items: rows.items.map(claimOf), cursor: rows.cursor };
    return { answer, touched: touchOf(view, `component:${component}`) ?? view.revision };
  },
});

export const questions = [asset, ofComponent] as const;
