import { Module } from '../kernel/module.js';
import { HoldProgrammeHandler } from './hold-programme.js';
import { RecordHostApprovalHandler } from './record-host-approval.js';
import { RegisterProgrammeHandler } from './register-programme.js';
import { ReleaseProgrammeHandler } from './release-programme.js';
import { RenewProgrammeHandler } from './renew-programme.js';

@Module({
  providers: [RegisterProgrammeHandler, RecordHostApprovalHandler, RenewProgrammeHandler, HoldProgrammeHandler, ReleaseProgrammeHandler],
})
export class ProgrammeModule {}
