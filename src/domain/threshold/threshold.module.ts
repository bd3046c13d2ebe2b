import { Module } from '../kernel/module.js';
import { SetCreditingThresholdHandler } from './set-crediting-threshold.js';

@Module({ providers: [SetCreditingThresholdHandler] })
export class ThresholdModule {}
