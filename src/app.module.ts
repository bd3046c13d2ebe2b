import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config.js';
import { BulkController } from './http/bulk.controller.js';
import { CommandsController } from './http/commands.controller.js';
import { HealthController } from './http/health.controller.js';
import { CatalogueModule } from './ledger/catalogue.module.js';
import { Catalogue } from './ledger/catalogue.js';
import { Registries } from './registries.js';

/** A node: the domain's commands, the registries of its data directory, and HTTP in front of them. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [CatalogueModule],
      controllers: [CommandsController, BulkController, HealthController],
      providers: [{ provide: Registries, inject: [Catalogue], useFactory: (catalogue: Catalogue) => new Registries(config, catalogue) }],
    };
  }
}
