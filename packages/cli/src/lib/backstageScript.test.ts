import { backstageCommand } from './backstageScript.ts';

const [, program] = process.argv;

it.each([
  ['backstage-cli package lint', ['package', 'lint', '--fix']],
  ['backstage-cli repo fix --publish', ['repo', 'fix', '--publish', '--fix']],
])('runs without Yarn what is one command: %s', (script, words) => {
  expect(backstageCommand(script, '--fix')).toEqual([
    process.execPath,
    [program, ...words],
  ]);
});

it.each([
  'eslint .',
  'backstage-cli',
  'backstage-cli package lint && eslint .',
  'backstage-cli package lint "src/**"',
  'backstage-cli package lint $FLAGS',
  'backstage-cli package lint src/*.ts',
  'CI=1 backstage-cli package lint',
  'backstage-cli  package lint',
])('leaves to Yarn what is not: %s', script => {
  expect(backstageCommand(script, '--fix')).toBeUndefined();
});
