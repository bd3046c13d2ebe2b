import { onDoubles, server } from './on-double.js';
import { workedCasesOn } from './worked-cases.js';

onDoubles();

let url: Promise<string> | undefined;
await workedCasesOn(() => (url ??= server().then((on) => on.url)));
