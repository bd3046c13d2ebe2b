import { Module } from '../kernel/module.js';
import { ChooseAdjustmentMethodHandler } from './choose-adjustment-method.js';
import { FinalizePeriodHandler } from './finalize-period.js';
import { ReportInventoryHandler } from './report-inventory.js';

@Module({ providers: [ReportInventoryHandler, ChooseAdjustmentMethodHandler, FinalizePeriodHandler] })
export class AccountingModule {}
