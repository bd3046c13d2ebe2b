import { hash } from 'node:crypto';

/** SHA-256 of the UTF-8 of `text`, base64url. */
export const sha256 = (text: string): string => hash('sha256', text, 'base64url');

/** The fingerprint of a caller's key in a registry: keys are kept for ever, as this hash only. */
export const keyHash = (actor: string, registry: string, key: string): string => sha256(`${actor}\0${registry}\0${key}`);
