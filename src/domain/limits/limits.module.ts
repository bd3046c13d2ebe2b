import { Module } from '../kernel/module.js';
import { SetTransferLimitsHandler } from './set-transfer-limits.js';

@Module({ providers: [SetTransferLimitsHandler] })
export class LimitsModule {}
