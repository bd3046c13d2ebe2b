import { Module } from '../kernel/module.js';
import { DistributeUnitsHandler } from './distribute-units.js';
import { IssueUnitsHandler } from './issue-units.js';

@Module({ providers: [IssueUnitsHandler, DistributeUnitsHandler] })
export class IssuanceModule {}
