import { Module } from '@nestjs/common';
import { IncludeComponentHandler } from './include-component.js';

@Module({ providers: [IncludeComponentHandler] })
export class ComponentModule {}
