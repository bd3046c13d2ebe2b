import { Module } from '../kernel/module.js';
import { CancelUnitsHandler } from './cancel-units.js';
import { CorrectTransferHandler } from './correct-transfer.js';
import { ImportOpeningBalanceHandler } from './import-opening-balance.js';
import { TransferUnitsHandler } from './transfer-units.js';
import { UseUnitsHandler } from './use-units.js';

@Module({ providers: [TransferUnitsHandler, UseUnitsHandler, CancelUnitsHandler, CorrectTransferHandler, ImportOpeningBalanceHandler] })
export class MovementModule {}
