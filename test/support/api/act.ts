import { COMMAND_EXAMPLES } from '../../../src/http/openapi/examples.js';

/** Gives a node the commands of the examples, in their order. Throws with the first that isn't accepted. */
export const tellExamples = async (url: string): Promise<void> => {
  for (const [i, { command, data, as }] of COMMAND_EXAMPLES.entries()) {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': `example-${String(i + 1).padStart(4, '0')}`,
      ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
    };
    const answer = await fetch(`${url}/v1/registries/UN01/commands/${command}`, { method: 'POST', headers, body: JSON.stringify(data) });
    if (answer.status !== 201) throw new Error(`example ${i + 1}, ${command}: ${answer.status} ${await answer.text()}`);
  }
};
