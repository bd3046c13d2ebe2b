import { expect } from '@jest/globals';
import type { Answer } from '../../support/server/client.js';
import type { Row } from './row.js';

/** The answer is what the row gets: status, code, finer codes with their places, and nothing of the input in any `detail`. */
export const expectAnswer = (answer: Answer, { gets, hostile }: Pick<Row, 'gets' | 'hostile'>): void => {
  const { status, code, errors, names = {}, headers = {} } = gets;
  if (code === undefined) {
    expect({ status: answer.status, body: answer.text }).toMatchObject({ status });
  } else {
    expect({ status: answer.status, type: answer.headers['content-type'], body: answer.text }).toMatchObject({
      status,
      type: expect.stringMatching(/^application\/problem\+json(?:;|$)/),
    });
    const { problem } = answer;
    const places = problem.errors?.map(({ pointer, code: finer }) => [pointer, finer]);
    expect({ ...problem, places }).toMatchObject({ status, code, type: `/problems/${code}`, ...names });
    expect(problem.title).not.toBe('');
    if (errors) expect(places).toEqual(errors);
    const details = [problem.title, problem.detail, ...(problem.errors ?? []).map(({ detail }) => detail)];
    if (hostile !== undefined) for (const detail of details) expect(detail).not.toContain(hostile);
    expect(answer.text).not.toMatch(/\n\s+at |node_modules|\.js:\d/);
  }
  expect(answer.headers).toMatchObject(headers);
};
