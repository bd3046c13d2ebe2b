import { describe, it } from '@jest/globals';
import { serverUnderTest } from '../event-store/contract/server-under-test.js';
import { workedCasesOn } from './worked-cases.js';

const url = serverUnderTest();

if (url === undefined) describe('the worked cases on a real server', () => it.skip('EVENTSTORE_URL names none', () => undefined));
else await workedCasesOn(() => Promise.resolve(url));
