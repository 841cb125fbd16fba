import { mendCodeowners } from './codeowners.ts';

const mend = (before: string, after: string, ...siblings: string[]) =>
  mendCodeowners(before, after, '/home/me/repo', [
    'plugins/a-backend',
    ...siblings,
  ]);

describe('mendCodeowners', () => {
  const upstream = [
    '',
    '*                               @backstage/maintainers',
    '/docs                           @acme/docs',
    '/home/me/repo/plugins/a-backend @acme/a jane@example.com',
    '',
  ].join('\n');

  it('keeps the file as it was, and adds the line with a path that matches', () => {
    const before = '* @acme/all\n# documents\n/docs @acme/docs\n';
    expect(mend(before, upstream)).toBe(
      `${before}/plugins/a-backend @acme/a jane@example.com\n`,
    );
  });

  it('has the same owners own what was made beside it', () => {
    expect(mend('', upstream, 'plugins/a-common', 'plugins/a-node')).toBe(
      [
        '/plugins/a-backend @acme/a jane@example.com',
        '/plugins/a-common @acme/a jane@example.com',
        '/plugins/a-node @acme/a jane@example.com',
        '',
      ].join('\n'),
    );
  });

  it('ends the last line first when it is open', () => {
    expect(mend('* @acme/all', upstream)).toBe(
      '* @acme/all\n/plugins/a-backend @acme/a jane@example.com\n',
    );
  });

  it('starts an empty file', () => {
    expect(mend('', upstream)).toBe(
      '/plugins/a-backend @acme/a jane@example.com\n',
    );
  });

  it('leaves a file alone in which upstream wrote nothing of that kind', () => {
    const after = '* @acme/all\n/plugins/a-backend @acme/a\n';
    expect(mend('* @acme/all\n', after)).toBe(after);
  });
});
