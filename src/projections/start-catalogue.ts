import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CatalogueModule } from '../ledger/catalogue.module.js';
import { Catalogue } from '../ledger/catalogue.js';

/** The catalogue of this build, for a thread of its own: events are read exactly as the ledger reads them. */
export const startCatalogue = async (): Promise<Catalogue> => {
  const context = await NestFactory.createApplicationContext(CatalogueModule, { logger: false, abortOnError: false });
  return context.get(Catalogue);
};
