import type { Story } from '../story.js';
import type { Recipe } from '../things.js';
import { wrongFinances } from '../finances.js';
import { wrongAssets } from './assets.js';
import { wrongControl } from './control.js';
import { wrongDischarges } from './discharge.js';
import { wrongImports } from './imports.js';
import { wrongIssuances } from './issuance.js';
import { wrongMovements } from './movement.js';
import { wrongProposals } from './proposals.js';
import { wrongRenewals } from './renewals.js';
import { wrongSetting } from './setting.js';
import { wrongVerifications } from './verification.js';

/** Steps that the state refuses, a line for each topic with its weight, which its recipes share. */
export const wrongRecipes = (story: Story): [number, Recipe][] => [
  ...weighted(8, wrongMovements(story)),
  ...weighted(3, wrongDischarges(story)),
  ...weighted(5, wrongVerifications(story)),
  ...weighted(1.5, wrongFinances(story)),
  ...weighted(2, wrongAssets(story)),
  ...weighted(8, wrongIssuances(story)),
  ...weighted(2, wrongImports(story)),
  ...weighted(5, wrongSetting(story)),
  ...weighted(3, wrongControl(story)),
  ...weighted(1.5, wrongRenewals(story)),
  ...weighted(8, wrongProposals(story)),
];

const weighted = (weight: number, recipes: Recipe[]): [number, Recipe][] => recipes.map((recipe) => [weight / recipes.length, recipe]);
