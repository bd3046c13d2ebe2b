import { afterAll, beforeAll } from '@jest/globals';
import { DoubleProcess, type Double } from '../../support/eventstoredb-double/eventstoredb-double.js';
import { serverUnderTest } from '../contract/server-under-test.js';
import { describeServerTable } from './server-table.js';

let running: DoubleProcess;
let double: Double;
beforeAll(async () => {
  running = await DoubleProcess.start();
  double = await running.open({ writeTimeout: 300 });
});
afterAll(() => running.stop());

describeServerTable('the double', () => double.url);

const url = serverUnderTest();
if (url !== undefined) describeServerTable('a real server', () => url);
