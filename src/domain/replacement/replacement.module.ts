import { Module } from '../kernel/module.js';
import { DischargeReplacementObligationHandler } from './discharge-replacement-obligation.js';

@Module({ providers: [DischargeReplacementObligationHandler] })
export class ReplacementModule {}
