import { readPlopArguments } from './plopArguments.ts';

describe('readPlopArguments', () => {
  it.each([
    ['', { flags: [] }],
    ['resource', { name: 'resource', flags: [] }],
    ['-- --id a', { flags: ['--id', 'a'] }],
    [
      '--plopfile p.mjs -f --no-progress plugin -- --id a',
      { name: 'plugin', flags: ['--id', 'a'] },
    ],
    ['plugin --help', { name: 'plugin', flags: ['--help'] }],
    ['plugin -h -- --id a', { name: 'plugin', flags: ['--help', '--id', 'a'] }],
    [
      'resource --plugin a --name=b -- --fields c',
      {
        name: 'resource',
        flags: ['--fields', 'c'],
        misplaced: '--plugin a --name=b --fields c',
      },
    ],
    ['plugin a', { name: 'plugin', flags: [], misplaced: 'a' }],
    ['--dry-run undo', { name: 'undo', flags: [], misplaced: '--dry-run' }],
  ])('reads %j', (line, request) => {
    expect(readPlopArguments(line.split(' ').filter(Boolean))).toEqual(request);
  });
});
