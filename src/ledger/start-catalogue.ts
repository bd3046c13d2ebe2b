import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CatalogueModule } from './catalogue.module.js';
import { Catalogue } from './catalogue.js';

/** The catalogue of this build, without a node around it: for threads and for the command line, which read events exactly as the ledger does. */
export const startCatalogue = async (): Promise<Catalogue> => {
  const context = await NestFactory.createApplicationContext(CatalogueModule, { logger: ['error', 'warn'], abortOnError: false });
  return context.get(Catalogue);
};
