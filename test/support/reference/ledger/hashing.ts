import { createHash } from 'node:crypto';
import type { Json } from './records.js';

const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value;
export const canonical = (value: unknown): string => JSON.stringify(value, sorted);
export const commandHash = (command: string, data: Json): string =>
  createHash('sha256').update(canonical({ command, data })).digest('base64url');
