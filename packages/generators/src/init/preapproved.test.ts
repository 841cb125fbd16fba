import { parse } from 'yaml';
import { approve, withdraw } from './preapproved.ts';

const ours = '@stagecraft/*';
const gate = 'npmMinimalAgeGate: 3d';

const SETTINGS: [name: string, text: string, approved: string][] = [
  [
    'create-app',
    `nodeLinker: node-modules
${gate}
npmPreapprovedPackages:
  - '@backstage/*'

yarnPath: .yarn/releases/yarn-4.13.0.cjs
`,
    `nodeLinker: node-modules
${gate}
npmPreapprovedPackages:
  - '@backstage/*'
  - '@stagecraft/*'

yarnPath: .yarn/releases/yarn-4.13.0.cjs
`,
  ],
  [
    'no list, and no line break at the end',
    `# Wait\n${gate} # three days`,
    `# Wait\n${gate} # three days\nnpmPreapprovedPackages:\n  - '@stagecraft/*'`,
  ],
  [
    'comments, double quotes and no indentation',
    `npmPreapprovedPackages: # ours\n- "@backstage/*" # theirs\n# and more\n\n${gate}\n`,
    `npmPreapprovedPackages: # ours\n- "@backstage/*" # theirs\n- "@stagecraft/*"\n# and more\n\n${gate}\n`,
  ],
  [
    'a list in one line',
    `${gate}\nnpmPreapprovedPackages: ["@backstage/*", a]\n`,
    `${gate}\nnpmPreapprovedPackages: ["@backstage/*", a, '@stagecraft/*']\n`,
  ],
  [
    'an empty list',
    `npmPreapprovedPackages: []\n${gate}\n`,
    `npmPreapprovedPackages: ['@stagecraft/*']\n${gate}\n`,
  ],
];

describe.each([
  ['LF', (text: string) => text],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
])('with %s', (_, withBreaks) => {
  it.each(SETTINGS)('approves, and takes back: %s', (__, before, approved) => {
    const [text, wanted] = [before, approved].map(withBreaks);
    const settings = approve(text, ours);
    expect(settings).toBe(wanted);
    expect(parse(settings).npmPreapprovedPackages).toContain(ours);
    expect(approve(settings, ours)).toBe(settings);
    expect(withdraw(settings, ours)).toBe(text);
    expect(withdraw(text, ours)).toBe(text);
  });
});

it.each([
  '',
  '# nothing\n',
  'nodeLinker: node-modules\n',
  'npmMinimalAgeGate: 0\n',
])('needs no approval where nothing waits: %j', text => {
  expect(approve(text, ours)).toBe(text);
});

it('takes back what was moved, and leaves the rest', () => {
  const text = (...items: string[]) =>
    `npmPreapprovedPackages:\n${items.map(item => `  - ${item}\n`).join('')}${gate}\n`;
  expect(withdraw(text("'@stagecraft/*'", 'a', 'b'), ours)).toBe(
    text('a', 'b'),
  );
  expect(withdraw(text('"@stagecraft/*" # why'), ours)).toBe(`${gate}\n`);
  expect(
    withdraw(`${gate}\nnpmPreapprovedPackages: ['@stagecraft/*', a]`, ours),
  ).toBe(`${gate}\nnpmPreapprovedPackages: [a]`);
});

it.each([
  [`${gate}\nnpmPreapprovedPackages: yes`, 'is no list of packages'],
  [`${gate}\nnpmPreapprovedPackages:\n`, 'is no list of packages'],
  ['a: [', '.yarnrc.yml is not what Yarn reads'],
  ['- a', '.yarnrc.yml is not what Yarn reads'],
])('refuses %j', (text, reason) => {
  expect(() => approve(text, ours)).toThrow(reason);
});
