import { Module } from '../kernel/module.js';
import { AuthorizeUnitsHandler } from './authorize-units.js';

@Module({ providers: [AuthorizeUnitsHandler] })
export class AuthorizationModule {}
