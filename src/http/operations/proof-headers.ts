/** The header of a question to `/health/live` that asks the node to prove which directory it serves, and that of its answer. */
export const NONCE_HEADER = 'sextant-nonce';
export const PROOF_HEADER = 'sextant-proof';
