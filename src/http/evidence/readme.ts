import { ROOT_IN_PYTHON } from './root-in-python.js';

/** What an archive is of. */
export interface Scope {
  readonly registry: string;
  /** How many events. */
  readonly size: bigint;
  /** How many the checkpoint is over. */
  readonly sealed: bigint;
  readonly origin: string;
}

/** `README.md` of an archive: what is in it, and how to check it without believing whoever sent it. */
export const readme = ({ registry, size, sealed, origin }: Scope): string => `# Evidence of the registry ${registry}

${size} events, from the first up to revision ${size - 1n}. The log ${origin} was signed over ${sealed} events${sealed === size ? ', which are these' : ': `consistency.json` shows that these are the first of them'}.

| file | what it is |
| --- | --- |
| \`events.ndjson\` | the history: one event a line, as it is stored and hashed |
| \`checkpoint\` | the signed note: how many events, and the root over them; below it those who co-signed (c2sp.org/tlog-checkpoint) |
${sealed === size ? '' : '| `consistency.json` | both roots, and the hashes by which one tree is the beginning of the other (RFC 6962, 2.1.2) |\n'}| \`keys\` | the public keys that sign the log now. **Compare them with what the operator gave you by another way**: whoever could change this archive could change them here |
| \`schemas/events.json\` | the form of every event (JSON Schema) |
| \`rules.txt\` | the laws, and the refusals with their rules |
| \`reports/\` | what was filed, byte for byte, where anything was |
| \`evidence.json\` | what is in this archive, with the SHA-256 of each file |

Nothing but \`events.ndjson\` is under the checkpoint: the rest explains it.

## With the registry's own program

    node verify.mjs ${registry}.zip --key KEY

\`verify.mjs\` is one file that needs Node alone (\`sextant verify\` is the same): it checks the signature, every line, the root, and every law.
\`--seen\` and \`--receipt\` take checkpoints and receipts of earlier days. Exit 0: all of it holds. Exit 2: something doesn't, and each finding says where.

## With nothing of the registry's

The root, with Python alone, \`python3 root.py events.ndjson ${sealed === size ? 'checkpoint' : 'consistency.json'}\`:

\`\`\`python
${ROOT_IN_PYTHON}\`\`\`

The signature of \`checkpoint\`, with any program that reads signed notes (Go: \`golang.org/x/mod/sumdb/note\`, with the line of the key as its verifier).
The forms of the events, with any validator of JSON Schema 2020-12. The id of an event: the first 128 bits of SHA-256 over its line without
\`,"id":"..."\`, as UUIDv8. The line itself is canonical JSON (RFC 8785).
`;
