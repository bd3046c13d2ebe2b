import { PLAYED_STORY } from './played-story.js';

/**
 * Gives a node the commands of the played story, in their order. The key of each is its name, and which of that name it is from the second
 * on: `example-open-account-2`. Throws with the first that isn't accepted.
 */
export const tellExamples = async (url: string): Promise<void> => {
  const played = new Map<string, number>();
  for (const { command, data, as, registry = 'UN01' } of PLAYED_STORY) {
    const nth = (played.get(command) ?? 0) + 1;
    played.set(command, nth);
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': `example-${command}${nth === 1 ? '' : `-${nth}`}`,
      ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
    };
    const answer = await fetch(`${url}/v1/registries/${registry}/commands/${command}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(data),
    });
    if (answer.status !== 201) throw new Error(`${headers['idempotency-key']}: ${answer.status} ${await answer.text()}`);
  }
};
