import { Module } from '../kernel/module.js';
import { CloseAccountHandler } from './close-account.js';
import { FreezeUnitsHandler } from './freeze-units.js';
import { InstructClosureHandler } from './instruct-closure.js';
import { OpenAccountHandler } from './open-account.js';
import { ReinstateAccountHandler } from './reinstate-account.js';
import { SuspendAccountHandler } from './suspend-account.js';
import { TrustAccountHandler } from './trust-account.js';
import { UnfreezeUnitsHandler } from './unfreeze-units.js';

@Module({
  providers: [
    OpenAccountHandler,
    SuspendAccountHandler,
    ReinstateAccountHandler,
    InstructClosureHandler,
    CloseAccountHandler,
    TrustAccountHandler,
    FreezeUnitsHandler,
    UnfreezeUnitsHandler,
  ],
})
export class AccountModule {}
