import { Module } from '../kernel/module.js';
import { AuthorizeIssuedUnitsHandler } from './authorize-issued-units.js';
import { DistributeUnitsHandler } from './distribute-units.js';
import { IssueUnitsHandler } from './issue-units.js';

@Module({ providers: [IssueUnitsHandler, DistributeUnitsHandler, AuthorizeIssuedUnitsHandler] })
export class IssuanceModule {}
