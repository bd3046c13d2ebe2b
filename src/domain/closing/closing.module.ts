import { Module } from '../kernel/module.js';
import { CloseUnitKindHandler } from './close-unit-kind.js';

@Module({ providers: [CloseUnitKindHandler] })
export class ClosingModule {}
