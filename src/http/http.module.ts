import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../node/config.js';
import { BulkController } from './commands/bulk.controller.js';
import { Authentication } from './gate/authentication.js';
import { ReadAccess } from './gate/read-access.js';
import { DirectoryProof } from './operations/directory-proof.js';
import { HealthController } from './operations/health.controller.js';
import { KnownRoutes } from './problems/known-routes.js';
import { Problems } from './problems/problems.js';
import { SecurityLog } from './problems/security-log.js';
import { CatalogueModule } from '../ledger/catalogue.module.js';
import { Catalogue } from '../ledger/catalogue.js';
import { Registries } from '../node/registries.js';

/** A node: the domain's commands, the registries of its data directory, and HTTP in front of them. */
@Module({})
export class AppModule {
  static with(config: Config, authentication: Authentication): DynamicModule {
    return {
      module: AppModule,
      imports: [CatalogueModule],
      controllers: [BulkController, HealthController],
      providers: [
        DirectoryProof,
        { provide: Authentication, useValue: authentication },
        {
          provide: ReadAccess,
          inject: [Registries],
          useFactory: (registries: Registries) => new ReadAccess(registries, config.readAccess),
        },
        KnownRoutes,
        Problems,
        { provide: SecurityLog, useFactory: () => new SecurityLog(config.dataDir) },
        { provide: Registries, inject: [Catalogue], useFactory: (catalogue: Catalogue) => new Registries(config, catalogue) },
      ],
    };
  }
}
