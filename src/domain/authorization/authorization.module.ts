import { Module } from '@nestjs/common';
import { AuthorizeUnitsHandler } from './authorize-units.js';

@Module({ providers: [AuthorizeUnitsHandler] })
export class AuthorizationModule {}
