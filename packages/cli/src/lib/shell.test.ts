import { commandLine } from './shell.ts';

describe('commandLine', () => {
  it('quotes only what a shell would change', () => {
    expect(
      commandLine(
        'yarn',
        'new',
        '--option',
        'owner=',
        '',
        `it's $HOME`,
        'a@workspace:^',
      ),
    ).toBe(`yarn new --option owner= '' 'it'\\''s $HOME' a@workspace:^`);
  });
});
