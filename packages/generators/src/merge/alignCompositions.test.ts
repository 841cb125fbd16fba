import { join } from 'node:path';
import { loadFormat } from '../workspace/prettier.ts';
import { mergeFile } from './mergeFile.ts';

const PATH = 'src/incidents/createIncidentService.ts';

/** The file as the kit writes it. */
const composed = (deps: string, statements: string) =>
  `import { IncidentService } from './IncidentService';

export function createIncidentService(deps: ${deps}): IncidentService {
${statements}
}
`;
const RETURNED = '  return new IncidentStore(deps.knex);';
const NARROWED =
  '  return new PermittedIncidents(scope => new IncidentStore(deps.knex, scope), deps);';
const RECORDED = `  let incidents: IncidentService = new IncidentStore(deps.knex);
  incidents = new AuditedIncidents(incidents, deps);

  return incidents;`;
const ALL = `  let incidents: IncidentService = new PermittedIncidents(scope => new IncidentStore(deps.knex, scope), deps);
  incidents = new AuditedIncidents(incidents, deps);

  return incidents;`;

const plain = composed('{ knex: Knex }', RETURNED);
const narrowed = composed(
  '{ knex: Knex; permissions: PermissionsService }',
  NARROWED,
);
const recorded = composed('{ auditor: AuditorService; knex: Knex }', RECORDED);
const all = composed(
  '{ auditor: AuditorService; knex: Knex; permissions: PermissionsService }',
  ALL,
);

async function merged(base: string, disk: string, next: string) {
  const format = await loadFormat(join(import.meta.dirname, '../../../..'));
  const formatted = await Promise.all(
    [base, disk, next].map(text => format(PATH, text)),
  );
  const texts = { base: formatted[0], disk: formatted[1], next: formatted[2] };
  const result = await mergeFile(PATH, texts, format);
  return 'text' in result
    ? result.text
    : `conflict\n${JSON.stringify(result, null, 1)}`;
}
const formatted = async (text: string) =>
  (await loadFormat(join(import.meta.dirname, '../../../..')))(PATH, text);

// A name that both sides add at the same place comes first where the kit adds it.
const inOrder = (text: string) =>
  text.replace(/(?<=\(deps: \{\n)[^}]+/, deps =>
    deps.split('\n').sort().join('\n'),
  );

// What people put around what the kit makes: in place of what is returned, and with a
// further service.
const around = (text: string) =>
  text
    .replace(/return ([^;]+);/, 'return new CountedIncidents($1, deps.cache);')
    .replace('knex: Knex', 'cache: CacheService; knex: Knex');
const spread = (text: string) =>
  text
    .replace(
      /return ([^;]+);/,
      'const counted = new CountedIncidents($1);\n  deps.lifecycle.addShutdownHook(() => counted.stop());\n\n  return counted;',
    )
    .replace(
      /\{ ([^{}]*)knex: Knex/,
      '{\n  $1knex: Knex;\n  lifecycle: LifecycleService',
    );

const kits = { plain, narrowed, recorded, all };
const pairs = Object.entries(kits).flatMap(([from, base]) =>
  Object.entries(kits)
    .filter(([to]) => to !== from)
    .map(([to, next]) => ({ from, to, base, next })),
);

describe('what people put around a service', () => {
  it.each(pairs)(
    'stays outermost from $from to $to',
    async ({ base, next }) => {
      expect(inOrder(await merged(base, around(base), next))).toBe(
        inOrder(await formatted(around(next))),
      );
    },
  );

  it.each(pairs)(
    'stays with the statements around it from $from to $to',
    async ({ base, next }) => {
      expect(inOrder(await merged(base, spread(base), next))).toBe(
        inOrder(await formatted(spread(next))),
      );
    },
  );

  it('stays in the middle', async () => {
    const between = (text: string) =>
      text.replace(
        '\n\n  return',
        '\n  incidents = new CountedIncidents(incidents);\n\n  return',
      );
    expect(inOrder(await merged(recorded, between(recorded), all))).toBe(
      inOrder(await formatted(between(all))),
    );
  });

  it('stays a conflict where what the kit makes is not there', async () => {
    const own = plain.replace(RETURNED, '  return new OurStore(deps.knex);');
    expect(await merged(plain, own, narrowed)).toContain('conflict');
  });
});
