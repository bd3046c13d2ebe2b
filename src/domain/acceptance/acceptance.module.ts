import { Module } from '../kernel/module.js';
import { SetAcceptanceHandler } from './set-acceptance.js';

@Module({ providers: [SetAcceptanceHandler] })
export class AcceptanceModule {}
