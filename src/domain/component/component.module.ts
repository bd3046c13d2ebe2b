import { Module } from '../kernel/module.js';
import { ExcludeComponentHandler } from './exclude-component.js';
import { IncludeComponentHandler } from './include-component.js';
import { RenewComponentHandler } from './renew-component.js';

@Module({ providers: [IncludeComponentHandler, RenewComponentHandler, ExcludeComponentHandler] })
export class ComponentModule {}
