/** SHA-256 of a text's UTF-8 bytes, in lower-case hex or base64url. Given from outside: the checker itself needs no Node. */
export type Sha256 = (text: string, encoding: 'hex' | 'base64url') => string;
