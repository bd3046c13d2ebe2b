import { randomUUID } from 'node:crypto';

/** The route of a command of UN01. */
export const route = (command: string, registry = 'UN01'): string => `/v1/registries/${registry}/commands/${command}`;

/** A transfer between the two accounts of Ghana. */
export const transfer = (quantity = '1', members: object = {}): object => ({
  from: 'GHA-H1',
  to: 'GHA-H2',
  units: { quantity },
  ...members,
});

/** A line of a bulk upload. */
export const line = (
  data: object,
  { command = 'transfer-units', key = String(randomUUID()) } = {},
): { command: string; key: string; data: object } => ({
  ...{ command, key, data },
});

/** One result of a bulk answer. */
export interface Result {
  readonly line: number;
  readonly key?: string;
  readonly status: number;
  readonly revision?: string;
  readonly code?: string;
  readonly events?: readonly { type: string; revision: string }[];
}
