import { Module } from '../kernel/module.js';
import { IncludeComponentHandler } from './include-component.js';

@Module({ providers: [IncludeComponentHandler] })
export class ComponentModule {}
