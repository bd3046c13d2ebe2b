import 'reflect-metadata';
import { DomainModule } from '../domain/domain.module.js';
import { Catalogue } from './catalogue.js';

type Class = new () => object;

/**
 * The catalogue of this build, without a node around it: for threads and for the command line, which read events exactly as the ledger does.
 * It reads the same modules that Nest reads in a node, and makes their handlers, which take nothing.
 */
export const startCatalogue = (): Catalogue => {
  const catalogue = new Catalogue();
  catalogue.addAll(providersOf(DomainModule));
  return catalogue;
};

const providersOf = (module: Class): object[] => [
  ...listed('providers', module).map((provider) => new provider()),
  ...listed('imports', module).flatMap(providersOf),
];

const listed = (member: string, module: Class): readonly Class[] => (Reflect.getMetadata(member, module) ?? []) as readonly Class[];
