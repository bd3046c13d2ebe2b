// Shows the OpenAPI document of this node with Swagger UI. Nothing is loaded from anywhere else.

/** The key in the document's examples; two commands under one key would be one command. */
const EXAMPLE_KEY = 'example-0001';

/** A key that no command had before. */
const freshKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Swagger UI's own filter looks at the names of groups only: this one looks for every word in all that a reader sees of an operation. */
const search = (groups, phrase) => {
  const words = phrase.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (operation) => {
    const about = ['summary', 'operationId', 'description'].map((member) => operation.getIn(['operation', member]) ?? '');
    const text = [operation.get('method'), operation.get('path'), ...about].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map((group) => group.set('operations', group.get('operations').filter(fits)))
    .filter((group) => group.get('operations').size > 0);
};

/** `value` with what its references within `spec` stand for in their place; of one that leads back to itself the reference is left. */
const resolved = (spec, value, within = []) => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => resolved(spec, item, within));
  const { $ref } = value;
  if (typeof $ref === 'string' && !within.includes($ref)) {
    const steps = $ref.split('/').slice(1);
    const target = steps.reduce((place, step) => place[step], spec);
    return { ...resolved(spec, target, [...within, $ref]), $$ref: $ref };
  }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolved(spec, member, within)]));
};

/** Swagger UI's own way reads the whole document anew for every part that is opened, which takes seconds; this document refers to itself alone. */
const resolveSubtree = (spec, path) =>
  Promise.resolve({
    spec: resolved(
      spec,
      path.reduce((place, step) => place?.[step], spec),
    ),
    errors: [],
  });

const darkness = window.matchMedia('(prefers-color-scheme: dark)');
const show = () => document.documentElement.classList.toggle('dark-mode', darkness.matches);
darkness.addEventListener('change', show);
show();

window.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  filter: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  syntaxHighlight: { theme: 'monokai' },
  validatorUrl: null,
  plugins: [{ fn: { opsFilter: search, resolveSubtree } }],
  requestInterceptor: (request) => {
    if (request.headers['Idempotency-Key'] === EXAMPLE_KEY) request.headers['Idempotency-Key'] = freshKey();
    return request;
  },
});
