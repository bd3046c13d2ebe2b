import 'reflect-metadata';
import { configFrom } from '../dist/node/config.js';
import { serve } from '../dist/http/serve.js';

const { url } = await serve(configFrom(process.env));
console.log(JSON.stringify({ port: Number(new URL(url).port) }));
