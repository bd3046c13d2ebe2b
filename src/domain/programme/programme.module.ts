import { Module } from '../kernel/module.js';
import { HoldProgrammeHandler } from './hold-programme.js';
import { RecordHostApprovalHandler } from './record-host-approval.js';
import { RegisterProgrammeHandler } from './register-programme.js';
import { ReleaseProgrammeHandler } from './release-programme.js';
import { RenewProgrammeHandler } from './renew-programme.js';
import { WithdrawHostApprovalHandler } from './withdraw-host-approval.js';

@Module({
  providers: [
    RegisterProgrammeHandler,
    RecordHostApprovalHandler,
    RenewProgrammeHandler,
    HoldProgrammeHandler,
    ReleaseProgrammeHandler,
    WithdrawHostApprovalHandler,
  ],
})
export class ProgrammeModule {}
