import { Module } from '../kernel/module.js';
import { VerifyReductionsHandler } from './verify-reductions.js';

@Module({ providers: [VerifyReductionsHandler] })
export class VerificationModule {}
