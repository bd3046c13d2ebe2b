import { Module } from '../kernel/module.js';
import { ConfirmReversalHandler } from './confirm-reversal.js';
import { ReportReversalHandler } from './report-reversal.js';

@Module({ providers: [ReportReversalHandler, ConfirmReversalHandler] })
export class ReversalModule {}
