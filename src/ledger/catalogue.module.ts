import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DomainModule } from '../domain/domain.module.js';
import { Catalogue } from './catalogue.js';

@Module({ imports: [DiscoveryModule, DomainModule], providers: [Catalogue], exports: [Catalogue] })
export class CatalogueModule {}
