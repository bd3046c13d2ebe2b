import { hash } from 'node:crypto';
import { canonical } from '../domain/kernel/canonical.js';

/** SHA-256 of the UTF-8 of `text`, base64url. */
export const sha256 = (text: string): string => hash('sha256', text, 'base64url');

/** The fingerprint of a caller's key in a registry: keys are kept for ever, as this hash only. */
export const keyHash = (actor: string, registry: string, key: string): string => sha256(`${actor}\0${registry}\0${key}`);

/** The hash of a command: of the JCS of its name and its data, as received or as proposed. A key is bound to it, and so is an approval. */
export const commandHash = (name: string, data: unknown): string => sha256(canonical({ command: name, data }));
