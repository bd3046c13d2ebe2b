import { mapToBundles } from './test/jest/libraries.mjs';

const swc = {
  swcrc: false,
  module: { type: 'es6' },
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

export default {
  testEnvironment: '<rootDir>/test/jest/environment.mjs',
  testSequencer: '<rootDir>/test/jest/sequencer.mjs',
  // What hangs ends some time; nothing that works is too slow on a machine that has other things to do.
  testTimeout: 300_000,
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/test/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/test/architecture/fixture/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', ...(await mapToBundles()) },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  // One more than the two cores it is made for: suites of whole processes wait for much of their time.
  maxWorkers: 3,
  // Modules of finished test files are not all let go: a worker that grew spends more and more of its time collecting garbage.
  workerIdleMemoryLimit: '500MB',
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
};
