/* Which folder of src/ may import which (docs: architecture, section 2). test/architecture/layers.spec.ts proves that every rule bites. */

const layers = [
  'domain',
  'ledger',
  'event-store',
  'snapshot',
  'projections',
  'audit',
  'checker',
  'transparency-log',
  'reports',
  'node',
  'http',
  'cli',
];

const npm = (...names) => names.map((name) => `(^|/)node_modules/(@types/)?${name}/`);
const src = (...names) => names.map((name) => `^src/${name}/`);

/** A relative import that leads nowhere: the rule `resolvable` reports it. */
const unresolved = '^[.]{1,2}/(?!.*node_modules/)';

/** Files of `layer` may import these layers of src/ (and their own), besides what npm and Node offer. */
const importsOnly = (layer, ...others) => ({
  name: `${layer}-imports-only`,
  severity: 'error',
  comment: `src/${layer} imports ${['itself', ...others].join(', ')}, and nothing else of src/`,
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: src(layer, ...others) },
});

module.exports = {
  forbidden: [
    importsOnly('domain'),
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'the domain knows no Node, no database, no framework: only decorators of fields (Nest in kernel/module.ts)',
      from: { path: '^src/domain/' },
      to: {
        pathNot: [
          '^src/',
          unresolved,
          ...npm('class-validator', 'class-transformer', 'class-validator-jsonschema', 'reflect-metadata', '@nestjs/common'),
        ],
      },
    },
    {
      name: 'domain-nest-in-one-file',
      severity: 'error',
      comment: "in the domain only kernel/module.ts may import @nestjs/common, and hands on Nest's decorator of modules",
      from: { path: '^src/domain/', pathNot: '^src/domain/kernel/module\\.ts$' },
      to: { path: npm('@nestjs/common') },
    },
    importsOnly('transparency-log'),
    {
      name: 'transparency-log-is-alone',
      severity: 'error',
      comment: 'src/transparency-log is usable alone: node:crypto and nothing more',
      from: { path: '^src/transparency-log/' },
      to: { pathNot: ['^src/', unresolved, '^(node:)?crypto$'] },
    },
    importsOnly('event-store', 'transparency-log'),
    {
      name: 'event-store-drivers',
      severity: 'error',
      comment: 'of npm, an event store imports its drivers, and rxjs for the heads it announces',
      from: { path: '^src/event-store/' },
      to: { pathNot: ['^src/', unresolved, ...npm('better-sqlite3', 'rxjs', '@eventstore/db-client')], dependencyTypesNot: ['core'] },
    },
    {
      name: 'db-client-in-its-adapter',
      severity: 'error',
      comment: 'only src/event-store/eventstoredb knows the client of EventStoreDB',
      from: { pathNot: '^src/event-store/eventstoredb/' },
      to: { path: npm('@eventstore/db-client') },
    },
    importsOnly('ledger', 'domain', 'event-store', 'transparency-log'),
    {
      ...importsOnly('projections', 'domain', 'event-store'),
      comment:
        'src/projections imports the domain, the event store, of the ledger only how stored events are read and folded, and of src/snapshot only how one is made and read',
      to: {
        path: '^src/',
        pathNot: [
          ...src('projections', 'domain', 'event-store'),
          '^src/ledger/(catalogue|start-catalogue|fold|seal)\\.ts$',
          '^src/snapshot/(maker|snapshot-file)\\.ts$',
        ],
      },
    },
    importsOnly('snapshot', 'domain', 'event-store'),
    importsOnly('audit', 'domain'),
    importsOnly('checker'),
    {
      name: 'checker-is-alone',
      severity: 'error',
      comment: 'src/checker shares nothing with what it checks, and runs wherever JavaScript does: no Node, no package',
      from: { path: '^src/checker/' },
      to: { pathNot: ['^src/', unresolved] },
    },
    importsOnly('reports', 'domain', 'projections'),
    importsOnly('node', 'domain', 'ledger', 'event-store', 'snapshot', 'projections', 'audit', 'checker', 'transparency-log'),
    {
      name: 'http-not-cli',
      severity: 'error',
      comment: 'http and cli may import every layer, but http never the cli',
      from: { path: '^src/http/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      comment: 'main.ts is where a program starts, not a library',
      from: {},
      to: { path: '^src/(cli/)?main\\.ts$' },
    },
    {
      name: 'nothing-loose',
      severity: 'error',
      comment: 'a file that lies loose in src/ is under no layer rule: main.ts alone does',
      from: { path: '^src/[^/]+$', pathNot: '^src/main\\.ts$' },
      to: {},
    },
    {
      name: 'nothing-loose-to',
      severity: 'error',
      comment: 'nor one that imports nothing and is imported',
      from: {},
      to: { path: '^src/[^/]+$', pathNot: '^src/main\\.ts$' },
    },
    {
      name: 'kernel-below-all',
      severity: 'error',
      comment: 'what every topic is made of knows none of them',
      from: { path: '^src/domain/kernel/' },
      to: { path: '^src/domain/', pathNot: '^src/domain/kernel/' },
    },
    {
      name: 'known-folders',
      severity: 'error',
      comment: 'a folder of src/ without rules would be a hole in the fence: name it in `layers` and give it its rule',
      from: { path: '^src/[^/]+/', pathNot: src(...layers) },
      to: {},
    },
    {
      name: 'web-speaks-http-only',
      severity: 'error',
      comment: 'the console and the ledger meet over HTTP',
      from: { path: '^web/' },
      to: { path: '^src/' },
    },
    {
      name: 'src-not-outside',
      severity: 'error',
      comment: 'the program imports no test, no bench and no console',
      from: { path: '^src/' },
      to: { path: '^(test|bench|web)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'also none through types alone',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'an import that cannot be resolved cannot be judged',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web|bench)/(dist|node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
