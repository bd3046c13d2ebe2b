import { Module } from './kernel/module.js';
import { AcceptanceModule } from './acceptance/acceptance.module.js';
import { AccountModule } from './account/account.module.js';
import { AccountingModule } from './accounting/accounting.module.js';
import { ApprovalModule } from './approval/approval.module.js';
import { AssetModule } from './asset/asset.module.js';
import { AuthorizationModule } from './authorization/authorization.module.js';
import { BufferModule } from './buffers/buffer.module.js';
import { ComponentModule } from './component/component.module.js';
import { FinanceModule } from './finance/finance.module.js';
import { IssuanceModule } from './issuance/issuance.module.js';
import { LimitsModule } from './limits/limits.module.js';
import { MovementModule } from './movement/movement.module.js';
import { NestingModule } from './nesting/nesting.module.js';
import { ProgrammeModule } from './programme/programme.module.js';
import { RegistryModule } from './registry/registry.module.js';
import { ReplacementModule } from './replacement/replacement.module.js';
import { ReportModule } from './report/report.module.js';
import { ReversalModule } from './reversal/reversal.module.js';
import { ThresholdModule } from './threshold/threshold.module.js';
import { VerificationModule } from './verification/verification.module.js';

/** Every topic of the domain. A module left out takes its commands with it, and the start fails on the events it can't read. */
@Module({
  imports: [
    RegistryModule,
    AccountModule,
    ProgrammeModule,
    ComponentModule,
    AssetModule,
    VerificationModule,
    ThresholdModule,
    FinanceModule,
    NestingModule,
    LimitsModule,
    AcceptanceModule,
    BufferModule,
    AuthorizationModule,
    IssuanceModule,
    MovementModule,
    ReplacementModule,
    ReportModule,
    ReversalModule,
    AccountingModule,
    ApprovalModule,
  ],
})
export class DomainModule {}
