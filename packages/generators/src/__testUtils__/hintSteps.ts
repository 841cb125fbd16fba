import { planUpdate } from '../commands/planUpdate.ts';
import { applyPlan } from '../plan/apply.ts';
import { D, NEW } from './hintCases.ts';
import { olderKit, renderOlder } from './olderKit.ts';
import { placeSteps } from './placeSteps.ts';
import { remove, write, type Consequence } from './steps.ts';
import type { TestRepository } from './TestRepository.ts';

const P = `field ${D} --resource product`;
const WITH_STATE = `${P} --add "state:enum(open,lost)=open"`;
const SENT = '--change "state:enum(open,sent)"';
const PLUGIN = 'plugins/deployments-backend';
const BLUEPRINT = `${PLUGIN}/.stagecraft.json`;
const UNDO = `undo ${D} --entry`;

const older = (repository: TestRepository) =>
  renderOlder(repository, 'deployments', olderKit());
const update = async (repository: TestRepository) => {
  const load = async () => olderKit();
  const opened = await repository.open();
  applyPlan(await planUpdate(opened, ['deployments'], load));
};

// What there is of each kind, to be taken back.
const names: Record<string, string> = {
  action: 'category',
  audit: 'category',
  resource: 'review',
  field: 'body',
  client: 'category',
  custom: 'roster',
  'extension-point': 'provider',
  integration: 'registry',
  link: 'reviewCategories',
  permission: 'category',
  subscription: 'heard',
  task: 'job',
  webhook: 'ci',
};

/** What leads on, of all commands. */
export const consequences: Consequence[] = [
  [
    `resource ${D} --name other --fields a:string`,
    /update it first with: yarn backstage-cli stagecraft (update --plugin deployments)$/,
    () => [update, `resource ${D} --name other --fields a:string`],
    [older],
  ],
  [
    `resource ${D} --name parcels --fields a:string`,
    /say (--plural \w+)/,
    ([flag]) => [`resource ${D} --name parcels ${flag} --fields a:string`],
  ],
  [
    `resource ${D} --name other --plural products --fields a:string`,
    /choose another (name)$/,
    () => [`resource ${D} --name other --fields a:string`],
  ],
  [
    `resource ${D} --name product --fields a:string`,
    /choose another (name)$/,
    () => [`resource ${D} --name other --fields a:string`],
  ],
  [
    `custom ${D} --name product`,
    /choose another (name)$/,
    () => [`custom ${D} --name other`],
  ],
  [
    `custom ${D} --name ${'a'.repeat(41)}`,
    /at most (\d+)/,
    ([length]) => [`custom ${D} --name ${'a'.repeat(Number(length))}`],
  ],
  [
    `resource ${D} --name ${'a'.repeat(64)} --fields a:string`,
    /and (\d+) are allowed/,
    ([length]) => [
      `resource ${D} --name ${'a'.repeat(Number(length) - 1)} --fields a:string`,
    ],
  ],
  [
    `custom ${D} --name roster --services cache`,
    /with: (.+)$/,
    ([undo]) => [undo, `custom ${D} --name roster --services cache`],
  ],
  [`${NEW} "a:string a:text"`, /name each (once)/, () => [`${NEW} "a:string"`]],
  [
    `${NEW} "a:date:index aAfter:date:index"`,
    /leave out one (:index)/,
    ([index]) => [`${NEW} "a:date aAfter:date${index}"`],
  ],
  [
    `resource ${D} --name solo --fields up:ref(solo)?`,
    /add a field such as (.+)$/,
    ([field]) => [
      `resource ${D} --name solo --fields "up:ref(solo)? ${field}"`,
    ],
  ],
  [P, /as in: (.+)$/, ([command]) => [command]],
  [
    `${P} --remove notes --rename title:notes`,
    /make (two changes)/,
    () => [`${P} --remove notes`, `${P} --rename title:notes`],
  ],
  [
    `${P} --change rank:text`,
    /say (.+) once nothing/,
    ([add, drop]) => [
      `${P} ${add.replace(' first', '')}`,
      `${P} ${drop.replace('and ', '')}`,
    ],
  ],
  [
    `${P} --change "best:ref(review)"`,
    /; try (.+)$/,
    ([line]) => [`${P} --change "${line}"`],
    [`${P} --add "best:ref(review)?"`],
  ],
  [
    `${P} ${SENT} --map gone=sent`,
    /leave it out of (--map)$/,
    () => [`${P} ${SENT}`],
    [WITH_STATE],
  ],
  [
    `${P} ${SENT} --map lost=gone`,
    /choose one of: (.+)$/,
    ([value]) => [`${P} ${SENT} --map lost=${value}`],
    [WITH_STATE],
  ],
  [
    `${P} ${SENT} --map lost`,
    /say (old=new)/,
    () => [`${P} ${SENT} --map lost=sent`],
    [WITH_STATE],
  ],
  [
    `${P} --remove "title notes rank"`,
    /leave one of these: (.+)$/,
    ([, ...others]) => [`${P} --remove "${others.join(' ')}"`],
  ],
  [
    `${P} --rename title`,
    /say (old:new)/,
    ([form]) => [`${P} --rename ${form.replace('old', 'title')}`],
  ],
  [
    `field ${D} --resource review --remove "title product"`,
    /say (--remove "product") first/,
    ([first]) => [
      `field ${D} --resource review ${first}`,
      `field ${D} --resource review --remove title`,
    ],
  ],
  [
    'field --plugin blank --resource item --add a:text?',
    /with: (.+)$/,
    ([command]) => [
      command,
      'field --plugin blank --resource item --add a:text?',
    ],
  ],
  ['plugin --id deployments', /with: (.+)$/, ([command]) => [command]],
  ['plugin --id foreign', /choose another (id)$/, () => ['plugin --id other']],
  [
    `${UNDO} x`,
    /one of (.+)$/,
    forms =>
      forms
        .map(
          form =>
            `${UNDO} ${form.replace('sort/<resource>', 'sort/product').replace('<resource>/<a,b>', 'product/title,rank').replace('<resource>', 'review').replace('<name>', names[form.split('/')[0]])}`,
        )
        .sort(),
    [
      `task ${D} --name job --schedule PT1H --timeout PT1M`,
      `subscription ${D} --name heard --topic a`,
      `webhook ${D} --name ci --preset github`,
      `link ${D} --between review,category`,
      `action ${D} --resource category`,
      `audit ${D} --resource category`,
      `client ${D} --resource category`,
      `extension-point ${D} --name provider`,
      `permission ${D} --resource category`,
      `${P} --add-unique title,rank --sort rank`,
    ],
  ],
  [
    `${UNDO} resource/product`,
    /is what (\S+) refers to; undo that first/,
    ([field]) => [`${UNDO} ${field}`, `${UNDO} resource/product`],
  ],
  [
    `${UNDO} field/lone/title`,
    /undo (\S+) instead/,
    ([entry]) => [`${UNDO} ${entry}`],
    [`resource ${D} --name lone --fields title:string`],
  ],
  [
    `${UNDO} field/product/headline`,
    /: (\S+) came later/,
    ([entry]) => [`${UNDO} ${entry}`, `${UNDO} field/product/headline`],
    [`${P} --rename title:headline`, `${P} --add title:text?`],
  ],
  [
    `${UNDO} field/product/title`,
    /with: (.+)$/,
    ([command]) => [command],
    [
      repository => repository.commit(),
      `${P} --remove title`,
      repository => repository.commit(),
    ],
  ],
  [
    `${UNDO} field/product/title`,
    /with: (.+)$/,
    ([command]) => [command],
    [
      repository => repository.commit(),
      `${P} --change title:string?`,
      repository => repository.commit(),
    ],
  ],
  [
    `${NEW} a:string`,
    /(move it away), or choose/,
    () => [remove(`${PLUGIN}/src/notes/schema.ts`), `${NEW} a:string`],
    [write(`${PLUGIN}/src/notes/schema.ts`, 'mine')],
  ],
  ...placeSteps,
  [
    `${NEW} a:string`,
    /; (remove one)$/,
    () => [remove('plugins/twice/.stagecraft.json'), `${NEW} a:string`],
    [
      repository =>
        repository.write({
          'plugins/twice/.stagecraft.json': repository.read(BLUEPRINT),
        }),
    ],
  ],
  [
    `${NEW} a:string`,
    /inside a (Backstage) repository/,
    () => [
      write('package.json', '{"workspaces":["plugins/*"]}'),
      `${NEW} a:string`,
    ],
    [write('package.json', '{}')],
  ],
  [
    `${NEW} a:string`,
    /; try (\S+)$/,
    ([line]) => [
      repository =>
        repository.write({
          [BLUEPRINT]: repository
            .read(BLUEPRINT)
            .replace('rank:ref(review)', line),
        }),
      `${NEW} a:string`,
    ],
    [
      repository =>
        repository.write({
          [BLUEPRINT]: repository
            .read(BLUEPRINT)
            .replace('rank:integer:index', 'rank:ref(review)'),
        }),
    ],
  ],
  [
    'resource --plugin foreign --name a --fields a:string',
    /with: (.+)$/,
    ([command]) => [command],
    [remove(BLUEPRINT), remove('plugins/blank-backend/.stagecraft.json')],
  ],
  [
    'resource --plugin first --name a --fields a:string',
    /with: (.+)$/,
    ([command]) => [
      command,
      'resource --plugin first --name a --fields a:string',
    ],
    [remove(BLUEPRINT), remove('plugins/blank-backend/.stagecraft.json')],
  ],
];
