import { replace, type Edit } from './edit.ts';

const STORE = 'src/incidents/IncidentStore.ts';
const SCHEMA = 'src/incidents/schema.ts';
const ROUTES = 'src/incidents/routes.ts';

/** Edits of a resource whose fields are changed afterwards. */
export const resourceEdits: Edit[] = [
  {
    name: 'another condition in a list',
    path: STORE,
    edit: replace(
      'keysetPage(incidents, query',
      "keysetPage(incidents.whereNotNull('created_by'), query",
    ),
  },
  {
    name: 'a method more',
    path: STORE,
    edit: replace(
      '  #incidents() {',
      '  async count(): Promise<number> {\n    return (await this.#incidents()).length;\n  }\n\n  #incidents() {',
    ),
  },
  {
    name: 'a column more in a query',
    path: STORE,
    edit: replace(
      'await this.#incidents().where({ id }).first();',
      "await this.#incidents().where({ id }).first('*', 'version');",
    ),
  },
  {
    name: 'a field computed from the row',
    path: STORE,
    sameLines: ['field --rename'],
    edit: replace('title: row.title,', 'title: row.title.trim(),'),
  },
  {
    name: 'a message of its own',
    path: STORE,
    edit: replace(
      'There is no incident ${id}',
      'There is no incident ${id} now',
    ),
  },
  {
    name: 'a rule across fields',
    path: SCHEMA,
    sameLines: ['field --add', 'field --change', 'undo of a field'],
    edit: replace(
      'z.strictObject(fields);',
      "z\n  .strictObject(fields)\n  .refine(input => input.severity !== 'high' || input.reference !== 'none');",
    ),
  },
  {
    name: 'a shorter field',
    path: SCHEMA,
    edit: replace(
      'title: text({ min: 1, max: 255 })',
      'title: text({ min: 1, max: 80 })',
    ),
  },
  {
    name: 'a type more',
    path: SCHEMA,
    edit: text => `${text}export type IncidentId = Incident['id'];\n`,
  },
  {
    name: 'a header more in an answer',
    path: ROUTES,
    edit: replace(
      "router.post('/incidents', async (req, res) => {",
      "router.post('/incidents', async (req, res) => {\n    res.set('Cache-Control', 'no-store');",
    ),
  },
  {
    name: 'a route more',
    path: ROUTES,
    edit: replace(
      "  router.get('/incidents/:id'",
      `  router.get('/incidents/count', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user'] });
    res.json({});
  });

  router.get('/incidents/:id'`,
    ),
  },
  {
    name: 'words of its own in OpenAPI',
    path: 'src/incidents/openapi.ts',
    edit: replace(
      "description: 'Create an incident",
      "description: 'Report an incident",
    ),
  },
  {
    name: 'a method described better',
    path: 'src/incidents/IncidentService.ts',
    edit: replace(
      '/** Lists one page',
      '/** Lists, narrowed by the query, one page',
    ),
  },
  {
    name: 'other values in the fixtures',
    path: 'src/incidents/__fixtures__/incidents.ts',
    sameLines: ['field --rename'],
    edit: replace("title: 'title 1'", "title: 'The site is down'"),
  },
  {
    name: 'a test more of the store',
    path: 'src/incidents/IncidentStore.test.ts',
    edit: replace(
      "  it('",
      "  it('has an id', () => {\n    expect(store).toBeDefined();\n  });\n\n  it('",
    ),
  },
  {
    name: 'a test of the routes deleted',
    path: 'src/incidents/routes.test.ts',
    edit: () => undefined,
  },
];
