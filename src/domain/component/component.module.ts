import { Module } from '../kernel/module.js';
import { ExcludeComponentHandler } from './exclude-component.js';
import { IncludeComponentHandler } from './include-component.js';

@Module({ providers: [IncludeComponentHandler, ExcludeComponentHandler] })
export class ComponentModule {}
