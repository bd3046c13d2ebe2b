import { Module, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { DomainModule } from '../domain/domain.module.js';
import { Catalogue } from './catalogue.js';

/** The catalogue of a node: its handlers are the providers that Nest finds. */
@Module({ imports: [DiscoveryModule, DomainModule], providers: [Catalogue], exports: [Catalogue] })
export class CatalogueModule implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly catalogue: Catalogue,
  ) {}

  onModuleInit(): void {
    const providers = this.discovery.getProviders().map(({ instance }): unknown => instance);
    this.catalogue.addAll(providers.filter(isObject));
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
