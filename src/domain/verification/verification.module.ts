import { Module } from '@nestjs/common';
import { VerifyReductionsHandler } from './verify-reductions.js';

@Module({ providers: [VerifyReductionsHandler] })
export class VerificationModule {}
