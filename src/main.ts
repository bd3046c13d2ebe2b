import 'reflect-metadata';
import { configFrom } from './config.js';
import { serve } from './http/serve.js';

await serve(configFrom(process.env));
