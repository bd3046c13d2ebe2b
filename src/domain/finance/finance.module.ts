import { Module } from '../kernel/module.js';
import { RecordFinanceHandler } from './record-finance.js';

@Module({ providers: [RecordFinanceHandler] })
export class FinanceModule {}
