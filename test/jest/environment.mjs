import { runInContext } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

// What belongs to the language and is the same in every test. Timers and clocks are not here: a test may put others in their place.
const LANGUAGE = [
  ...['Array', 'BigInt', 'Boolean', 'Function', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy', 'Reflect', 'RegExp'],
  ...['Set', 'String', 'Symbol', 'Uint8Array', 'WeakMap', 'WeakSet', 'Error', 'RangeError', 'SyntaxError', 'TypeError'],
];

/**
 * Jest's environment of Node, in which the names of the language are found at once. The global object of a test file is a proxy, asked again
 * at every use of `Object` or `Map`, which takes a third of the time of whatever reckons much. A constant of a script comes before it.
 */
export default class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    runInContext(`const ${LANGUAGE.map((name) => `${name} = globalThis.${name}`).join()};`, this.getVmContext());
  }
}
