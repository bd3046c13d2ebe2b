import { day, list, matching, orNull, record, text } from './form.js';

// Devices, households and plots, and who claims them.

const asset = matching(/^[A-Z0-9][A-Z0-9-]{0,39}$/);

export const assetsRegistered = record({ component: text, assets: list(asset), from: day, until: orNull(day) });
export const assetsRetired = record({ component: text, assets: list(asset), until: day });
