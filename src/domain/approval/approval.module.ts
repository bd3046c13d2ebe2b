import { Module } from '../kernel/module.js';
import { ApproveHandler } from './approve.js';
import { DeclineHandler } from './decline.js';
import { ProposeHandler } from './propose.js';
import { WithdrawHandler } from './withdraw.js';

@Module({ providers: [ProposeHandler, ApproveHandler, DeclineHandler, WithdrawHandler] })
export class ApprovalModule {}
