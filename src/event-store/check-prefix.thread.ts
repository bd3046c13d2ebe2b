import { checkPrefix } from './check-prefix.js';
import { checkAsThread } from './checking-thread.js';

// The thread that checks events while others replay them.

await checkAsThread(checkPrefix);
