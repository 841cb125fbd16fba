import { all, replace, type Edit } from './edit.ts';

const PLUGIN = 'src/plugin.ts';
const ROUTER = 'src/service/router.ts';

const config = all(
  replace(
    'logger: coreServices.logger,',
    'logger: coreServices.logger,\n        rootConfig: coreServices.rootConfig,',
  ),
  replace(
    '{ database, httpAuth, httpRouter, logger }',
    '{ database, httpAuth, httpRouter, logger, rootConfig }',
  ),
);
const extraRoute = `  router.get('/extra', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json({});
  });

`;

/** Edits of what the kit changes with each resource. */
export const wiringEdits: Edit[] = [
  {
    name: 'a service more, used at the end',
    path: PLUGIN,
    edit: all(
      config,
      replace(
        '        for (const path',
        "        rootConfig.has('ready');\n        for (const path",
      ),
    ),
  },
  {
    name: 'a service more, used before the stores',
    path: PLUGIN,
    edit: all(
      config,
      replace(
        '        const incidents',
        "        rootConfig.has('start');\n        const incidents",
      ),
    ),
  },
  {
    name: 'a service more, used after the stores',
    path: PLUGIN,
    edit: all(
      config,
      replace(
        'createCommentService({ knex });',
        "createCommentService({ knex });\n        rootConfig.has('stores');",
      ),
    ),
  },
  {
    name: 'a service wrapped',
    path: PLUGIN,
    edit: replace(
      'createIncidentService({ knex })',
      'Object.freeze(createIncidentService({ knex }))',
    ),
  },
  {
    name: 'the last service wrapped',
    path: PLUGIN,
    edit: replace(
      'createCommentService({ knex })',
      'Object.freeze(createCommentService({ knex }))',
    ),
  },
  {
    name: 'a local renamed',
    path: PLUGIN,
    sameLines: ['resource', 'undo of a resource'],
    edit: replace(/\bknex\b/g, 'client'),
  },
  {
    name: 'an import moved',
    path: PLUGIN,
    edit: all(
      replace("import { migrate } from '@stagecraft/backend-runtime';\n", ''),
      replace(
        'import { createRouter',
        "import { migrate } from '@stagecraft/backend-runtime';\nimport { createRouter",
      ),
    ),
  },
  {
    name: 'a comment before each step',
    path: PLUGIN,
    edit: all(
      replace(
        '        await migrate',
        '        // Tables first.\n        await migrate',
      ),
      replace(
        '        httpRouter.use',
        '        // Then routes.\n        httpRouter.use',
      ),
    ),
  },
  {
    name: 'a policy more',
    path: PLUGIN,
    edit: replace(
      '      },\n    });\n  },',
      "        httpRouter.addAuthPolicy({\n          path: '/static',\n          allow: 'user-cookie',\n        });\n      },\n    });\n  },",
    ),
  },
  {
    name: 'line breaks of Windows',
    path: PLUGIN,
    edit: text => text.replaceAll('\n', '\r\n'),
  },
  {
    name: 'tabs',
    path: PLUGIN,
    edit: text =>
      text.replace(/^( {2})+/gm, blanks => '\t'.repeat(blanks.length / 2)),
  },
  {
    name: 'a route before the resources',
    path: ROUTER,
    edit: replace(
      '  router.use(createIncident',
      `${extraRoute}  router.use(createIncident`,
    ),
  },
  {
    name: 'a route between the resources',
    path: ROUTER,
    edit: replace(
      '  router.use(createComment',
      `${extraRoute}  router.use(createComment`,
    ),
  },
  {
    name: 'a route after the resources',
    path: ROUTER,
    edit: replace('  router.use(req', `${extraRoute}  router.use(req`),
  },
  {
    name: 'a larger body',
    path: ROUTER,
    edit: replace('type: jsonTypes', "type: jsonTypes, limit: '1mb'"),
  },
  {
    name: 'a middleware',
    path: ROUTER,
    edit: replace(
      '  router.use(express.json({ type: jsonTypes }));',
      "  router.use(express.json({ type: jsonTypes }));\n  router.use((_req, res, next) => {\n    res.set('X-Served-By', 'us');\n    next();\n  });",
    ),
  },
  {
    name: 'an option more',
    path: ROUTER,
    edit: all(
      replace(
        '  comments: CommentService;',
        '  comments: CommentService;\n  greeting?: string;',
      ),
      replace(
        '{ httpAuth, incidents, comments }',
        '{ httpAuth, incidents, comments, greeting }',
      ),
      replace("{ status: 'ok' }", "{ status: 'ok', greeting }"),
    ),
  },
  {
    name: 'another version of the API',
    path: ROUTER,
    edit: replace("'1.0.0'", "'2.0.0'"),
  },
  {
    name: 'a document of its own',
    path: ROUTER,
    edit: replace(
      'resources: [healthOpenApi, incidentsOpenApi, commentsOpenApi]',
      'resources: [healthOpenApi, incidentsOpenApi, commentsOpenApi, { schemas: {}, paths: {} }]',
    ),
    sameLines: ['resource', 'undo of a resource'],
  },
  {
    name: 'a resource taken out of the router',
    path: ROUTER,
    edit: replace(
      '  router.use(createIncidentRoutes({ httpAuth, incidents }));\n',
      '  router.use(createIncidentRoutes({ httpAuth, incidents }).use((_req, _res, next) => next()));\n',
    ),
  },
];
