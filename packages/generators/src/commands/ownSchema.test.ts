import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { integrationGenerator } from './integration.ts';
import { pluginGenerator } from './plugin.ts';
import { taskGenerator } from './task.ts';
import { undoGenerator } from './undo.ts';

const folder = 'plugins/costs-backend';
const schema = `${folder}/config.d.ts`;
const manifest = `${folder}/package.json`;

let repository: TestRepository;
beforeEach(async () => {
  repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: 'costs' });
});

/** What people have, before the kit has any key. */
function begin(text: string): void {
  const { files, ...rest } = JSON.parse(repository.read(manifest));
  repository.write({
    [schema]: text,
    [manifest]: `${JSON.stringify(
      {
        ...rest,
        files: ['dist', 'config.d.ts', 'migrations'],
        configSchema: 'config.d.ts',
      },
      null,
      2,
    )}\n`,
  });
}

const importNightly = () =>
  repository.run(taskGenerator, {
    ...{ plugin: 'costs', name: 'nightlyImport' },
    ...{ schedule: '0 3 * * *', timeout: 'PT10M' },
  });
const askBilling = () =>
  repository.run(integrationGenerator, { plugin: 'costs', name: 'billing' });
const undo = (entry: string) =>
  repository.run(undoGenerator, { plugin: 'costs', entry });

const TASK = `    /** The nightly import. */
    nightlyImport?: {
      /** When it runs, and how long it may take, instead of what its code says. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
`;
const IMPORT = `import { SchedulerServiceTaskScheduleDefinitionConfig } from "@backstage/backend-plugin-api";\n`;

const beside = `export interface Config {
  ours?: {
    nightlyImport?: string;
  };
}
`;
const within = `import { HumanDuration } from "@backstage/types";

export interface Config {
  /** Of costs. */
  costs?: {
    /** How long they are kept. */
    retention?: HumanDuration | string;
  };
}
`;

describe.each([
  [
    'another section',
    beside,
    `${IMPORT}
export interface Config {
  /** What the costs plugin reads. */
  costs?: {
${TASK}  };
  ours?: {
    nightlyImport?: string;
  };
}
`,
  ],
  [
    'a section of the plugin',
    within,
    `${IMPORT}${within.replace('costs?: {\n', `costs?: {\n${TASK}`)}`,
  ],
  [
    'line breaks of Windows',
    within.replaceAll('\n', '\r\n'),
    `${IMPORT}${within.replace('costs?: {\n', `costs?: {\n${TASK}`)}`.replaceAll(
      '\n',
      '\r\n',
    ),
  ],
])('a schema with %s, which people began', (_, theirs, merged) => {
  it('gets the keys of the kit, and loses them again', async () => {
    begin(theirs);
    const before = repository.tree();
    await importNightly();
    expect(repository.read(schema)).toBe(merged);
    expect(JSON.parse(repository.read(manifest))).toMatchObject({
      files: ['dist', 'config.d.ts', 'migrations'],
      configSchema: 'config.d.ts',
    });

    await undo('task/nightlyImport');
    expect(repository.tree()).toEqual(before);
  });

  it('goes on with the next feature, whose keys are needed', async () => {
    begin(theirs);
    await importNightly();
    await askBilling();
    const text = repository.read(schema);
    for (const key of ['nightlyImport?:', 'billing:', '@visibility secret']) {
      expect(text.split(key)).toHaveLength(
        key === 'nightlyImport?:' && theirs === beside ? 3 : 2,
      );
    }
    expect(text).toContain('costs: {');

    await undo('integration/billing');
    expect(repository.read(schema)).toBe(merged);
  });
});

it('keeps what people added to a schema of the kit', async () => {
  await importNightly();
  const added = (text: string) =>
    text.replace('  };\n}\n', '    greeting?: string;\n  };\n}\n');
  repository.write({ [schema]: added(repository.read(schema)) });
  await askBilling();
  expect(repository.read(schema)).toContain(
    '    greeting?: string;\n  };\n}\n',
  );

  await undo('integration/billing');
  await undo('task/nightlyImport');
  expect(repository.read(schema)).toBe(
    'export interface Config {\n  /** What the costs plugin reads. */\n  costs?: {\n    greeting?: string;\n  };\n}\n',
  );
  expect(JSON.parse(repository.read(manifest))).toMatchObject({
    files: ['config.d.ts', 'dist'],
    configSchema: 'config.d.ts',
  });
});

describe('refuses, and changes nothing,', () => {
  it.each([
    [
      'a section in one line',
      beside.replace('ours?: {', 'costs?: Costs; ours?: {'),
    ],
    [
      'a section of another type',
      beside.replace(/ours[^]*};/, 'costs?: Costs;'),
    ],
    ['one of its keys', beside.replace('ours', 'costs')],
    ['another form', 'export type Config = { ours?: string };\n'],
  ])('a schema with %s', async (_, theirs) => {
    begin(theirs);
    expect(await repository.refusal(importNightly)).toContain(
      `${schema}: there is a file of this name already; move it away`,
    );
  });

  it('to take away keys that were edited', async () => {
    await importNightly();
    const text = repository.read(schema);
    repository.write({ [schema]: text.replace('nightly import', 'import') });
    const attempt = () => undo('task/nightlyImport');
    expect(await repository.refusal(attempt)).toContain(
      'it was edited, and would be deleted',
    );
  });
});
