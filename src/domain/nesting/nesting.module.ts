import { Module } from '../kernel/module.js';
import { NestProgrammeHandler } from './nest-programme.js';

@Module({ providers: [NestProgrammeHandler] })
export class NestingModule {}
