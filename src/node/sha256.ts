import { hash } from 'node:crypto';

/** SHA-256 of the UTF-8 bytes of a text, as the checker is given it. */
export const sha256 = (text: string, encoding: 'hex' | 'base64url'): string => hash('sha256', text, encoding);
