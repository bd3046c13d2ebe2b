import { Module } from '../kernel/module.js';
import { RecordHostApprovalHandler } from './record-host-approval.js';
import { RegisterProgrammeHandler } from './register-programme.js';

@Module({ providers: [RegisterProgrammeHandler, RecordHostApprovalHandler] })
export class ProgrammeModule {}
