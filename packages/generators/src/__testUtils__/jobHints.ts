import { D } from './hintCases.ts';

const NODE = '@internal/plugin-costs-node';
const TASK = `task ${D} --name job`;
const CUSTOM = `custom ${D} --name a --services`;

/** A package whose service plugins can ask for. */
export const costsNode = {
  'plugins/costs-node/package.json': JSON.stringify({ name: NODE }),
  'plugins/costs-node/src/index.ts': 'export const costsServiceRef = {};\n',
};

/** As those of the other commands: of tasks, subscriptions and services of packages. */
export const jobReplacements: [string, string, RegExp][] = [
  [
    `${TASK} --schedule hourly --timeout PT1M`,
    'hourly',
    /expression such as ("[^"]+"),/,
  ],
  [
    `${TASK} --schedule hourly --timeout PT1M`,
    'hourly',
    /duration such as (\w+)/,
  ],
  [`${TASK} --schedule PT1H --timeout 10m`, '10m', /such as (\w+),/],
  [`${TASK} --schedule PT1H --timeout P8D`, 'P8D', /at most (\w+) is/],
  [`subscription ${D} --name heard --topic a..b`, 'a..b', /such as ([\w.]+)/],
  [`${CUSTOM} a/b`, 'a/b', /such as ([^\s"]+)/],
  [
    `${CUSTOM} ${NODE}#costServiceRef`,
    `${NODE}#costServiceRef`,
    /did you mean (\S+)\?/,
  ],
  [
    `${CUSTOM} @internal/plugin-cost-node#costsServiceRef`,
    '@internal/plugin-cost-node',
    /did you mean (\S+)\?/,
  ],
  [
    `${CUSTOM} @backstage/plugin-catalog-node#catalogServiceRef`,
    '@backstage/plugin-catalog-node#catalogServiceRef',
    /ask for (\w+) instead/,
  ],
];
