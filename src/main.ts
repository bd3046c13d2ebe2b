import 'reflect-metadata';
import { configFrom } from './node/config.js';
import { faultText } from './node/fault-text.js';

try {
  // Settings that are not usable are said before anything is loaded for those that are.
  const config = configFrom(process.env);
  const { serve } = await import('./http/serve.js');
  await serve(config);
} catch (error) {
  process.stderr.write(`${faultText(error, process.env)}\n`);
  process.exit(1);
}
