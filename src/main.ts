import 'reflect-metadata';
import { configFrom } from './config.js';

// Settings that are not usable are said before anything is loaded for those that are.
const config = configFrom(process.env);
const { serve } = await import('./http/serve.js');
await serve(config);
