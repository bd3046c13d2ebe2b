import { Module } from '@nestjs/common';
import { DistributeUnitsHandler } from './distribute-units.js';
import { IssueUnitsHandler } from './issue-units.js';

@Module({ providers: [IssueUnitsHandler, DistributeUnitsHandler] })
export class IssuanceModule {}
