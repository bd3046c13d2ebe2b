import { Module } from '../kernel/module.js';
import { AuthorizeEntityHandler } from './authorize-entity.js';
import { AuthorizeUnitsHandler } from './authorize-units.js';
import { ReviseAuthorizationHandler } from './revise-authorization.js';
import { RevokeAuthorizationHandler } from './revoke-authorization.js';

@Module({ providers: [AuthorizeUnitsHandler, AuthorizeEntityHandler, ReviseAuthorizationHandler, RevokeAuthorizationHandler] })
export class AuthorizationModule {}
