import 'reflect-metadata';
import { configFrom } from './config.js';

try {
  // Settings that are not usable are said before anything is loaded for those that are.
  const config = configFrom(process.env);
  const { serve } = await import('./http/serve.js');
  await serve(config);
} catch (error) {
  // For whoever starts the node what has to change; with DEBUG where in the program it was found.
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`${process.env['DEBUG'] === undefined ? message : (stack ?? message)}\n`);
  process.exit(1);
}
