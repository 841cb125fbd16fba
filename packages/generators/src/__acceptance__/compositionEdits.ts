import { all, replace, type Edit } from './edit.ts';

const PLUGIN = 'src/plugin.ts';
const ROUTER = 'src/service/router.ts';
const CREATE = 'src/incidents/createIncidentService.ts';
const SEED = 'src/notices/NoticesService.ts';

// What goes around a store: it is called first, with all that the store is called with.
const decorator = {
  name: 'the file of a decorator',
  path: 'src/incidents/CountedIncidents.ts',
  edit: () => `import { IncidentService } from './IncidentService';

/** Counts the calls of what it goes around. */
export class CountedIncidents implements IncidentService {
  calls = 0;
  readonly #inner: IncidentService;

  constructor(inner: IncidentService) {
    this.#inner = inner;
  }

  list: IncidentService['list'] = (...args) => this.#count().list(...args);
  get: IncidentService['get'] = (...args) => this.#count().get(...args);
  create: IncidentService['create'] = (...args) =>
    this.#count().create(...args);
  update: IncidentService['update'] = (...args) =>
    this.#count().update(...args);
  delete: IncidentService['delete'] = (...args) =>
    this.#count().delete(...args);

  #count(): IncidentService {
    this.calls += 1;
    return this.#inner;
  }
}
`,
};

const decorated = (store: string) =>
  all(
    replace(
      'import { IncidentService }',
      "import { CountedIncidents } from './CountedIncidents';\nimport { IncidentService }",
    ),
    replace('return new IncidentStore(deps.knex);', `return ${store};`),
  );

const service = (name: string) =>
  all(
    replace(
      'logger: coreServices.logger,',
      `logger: coreServices.logger,\n        ${name}: coreServices.${name},`,
    ),
    replace('httpRouter, logger }', `httpRouter, logger, ${name} }`),
  );

const extraRoute = replace(
  '  router.use(req',
  `  router.get('/extra', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user', 'service'] });
    res.json({});
  });

  router.use(req`,
);

/** What people put between the pieces of a plugin. */
export const compositionEdits: Edit[] = [
  {
    name: 'a decorator around a store',
    path: CREATE,
    edit: decorated('new CountedIncidents(new IncidentStore(deps.knex))'),
    also: [decorator],
  },
  {
    name: 'two decorators around a store',
    path: CREATE,
    edit: decorated(
      'new CountedIncidents(\n    new CountedIncidents(new IncidentStore(deps.knex)),\n  )',
    ),
    also: [decorator],
  },
  {
    name: 'a decorator that needs a further service',
    path: CREATE,
    edit: all(
      replace(
        'import { Knex }',
        "import { LifecycleService } from '@backstage/backend-plugin-api';\nimport { Knex }",
      ),
      replace(
        /deps: \{ knex: Knex \}|deps: \{\n\s+knex: Knex;\n\}/,
        'deps: {\n  knex: Knex;\n  lifecycle: LifecycleService;\n}',
      ),
      decorated('new CountedIncidents(new IncidentStore(deps.knex))'),
      replace(
        '  return new Counted',
        '  deps.lifecycle.addShutdownHook(() => {});\n  return new Counted',
      ),
    ),
    also: [
      decorator,
      {
        name: 'the service, handed on',
        path: PLUGIN,
        edit: all(
          replace(
            'logger: coreServices.logger,',
            'lifecycle: coreServices.lifecycle,\n        logger: coreServices.logger,',
          ),
          replace('httpRouter, logger }', 'httpRouter, lifecycle, logger }'),
          replace(
            'createIncidentService({ knex })',
            'createIncidentService({ knex, lifecycle })',
          ),
        ),
      },
    ],
  },
  {
    name: 'an unused service taken out of the router',
    path: ROUTER,
    edit: all(
      replace(/import \{ NoticesService \}.*\n/, ''),
      replace('  notices: NoticesService;\n', ''),
    ),
    also: [
      {
        name: 'and of the call',
        path: PLUGIN,
        edit: all(
          replace('            notices,\n', ''),
          replace('const notices = await', 'await'),
        ),
      },
    ],
  },
  {
    name: 'start-up code in a service',
    path: SEED,
    edit: replace(
      '  return new NoticesService(',
      "  await options.cache.set('started', true);\n  return new NoticesService(",
    ),
  },
  {
    name: 'start-up code behind the migrations',
    path: PLUGIN,
    edit: replace(
      /( +)const knex = await database\.getClient\(\);\n/,
      "$&$1await knex('incidents').where({ summary: '' }).del();\n",
    ),
  },
  {
    name: 'a config key of its own',
    path: 'package.json',
    edit: all(
      replace(
        '"files": [',
        '"configSchema": "config.d.ts",\n  "files": [\n    "config.d.ts",',
      ),
    ),
    also: [
      {
        name: 'its schema',
        path: 'config.d.ts',
        edit: () =>
          'export interface Config {\n  ours?: {\n    greeting?: string;\n  };\n}\n',
      },
      {
        name: 'its use',
        path: PLUGIN,
        edit: all(
          service('rootConfig'),
          replace(
            '        for (const path',
            "        logger.info(rootConfig.getOptionalString('ours.greeting') ?? 'Hello');\n        for (const path",
          ),
        ),
      },
    ],
  },
  {
    name: 'a route with a raw body',
    path: ROUTER,
    edit: replace(
      '  router.use(express.json(',
      `  router.post('/raw', express.raw({ type: '*/*' }), async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json({ bytes: req.body.length });
  });
  router.use(express.json(`,
    ),
  },
  {
    name: 'a row of the access matrix',
    path: 'src/plugin.test.ts',
    edit: replace(
      "  'delete /comments/{id}': deleting,\n",
      "  'delete /comments/{id}': deleting,\n  'get /extra': reading,\n",
    ),
    also: [
      {
        name: 'its route',
        path: ROUTER,
        edit: all(
          extraRoute,
          replace(
            'commentsOpenApi]',
            `commentsOpenApi,
      { schemas: {}, paths: { '/extra': { get: { operationId: 'getExtra', responses: {} } } } },
    ]`,
          ),
        ),
        sameLines: ['resource', 'undo of a resource'],
      },
    ],
    sameLines: ['resource', 'undo of a resource'],
  },
];
