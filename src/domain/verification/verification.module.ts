import { Module } from '../kernel/module.js';
import { RestateVerificationHandler } from './restate-verification.js';
import { VerifyReductionsHandler } from './verify-reductions.js';
import { WithdrawVerificationHandler } from './withdraw-verification.js';

@Module({ providers: [VerifyReductionsHandler, WithdrawVerificationHandler, RestateVerificationHandler] })
export class VerificationModule {}
