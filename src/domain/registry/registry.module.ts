import { Module } from '../kernel/module.js';
import { GrantRoleHandler } from './grant-role.js';
import { OpenRegistryHandler } from './open-registry.js';
import { RegisterPartyHandler } from './register-party.js';
import { RevokeRoleHandler } from './revoke-role.js';
import { SetPolicyHandler } from './set-policy.js';
import { UpdatePartyHandler } from './update-party.js';

@Module({
  providers: [OpenRegistryHandler, SetPolicyHandler, GrantRoleHandler, RevokeRoleHandler, RegisterPartyHandler, UpdatePartyHandler],
})
export class RegistryModule {}
