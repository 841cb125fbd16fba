import { parseRequest } from './request.ts';

const parse = (...args: string[]) => parseRequest(args, 'backstage-cli new');

describe('parseRequest', () => {
  it('reads the flags in each spelling, and keeps the arguments for upstream', () => {
    const args = [
      '--select=backend-plugin',
      '--option',
      'pluginId=deployments',
      '--option=owner=',
      '--skipInstall',
      '--no-private',
      '--of-a-later-version',
    ];
    expect(parse(...args)).toEqual({
      args,
      template: 'backend-plugin',
      options: { pluginId: 'deployments', owner: '' },
      skipInstall: true,
    });
  });

  it('reads nothing from nothing', () => {
    expect(parse()).toEqual({
      args: [],
      template: undefined,
      options: {},
      skipInstall: false,
    });
  });

  it('keeps what stands after the first = and the last of two answers', () => {
    expect(
      parse('--option', 'pluginId=a', '--option', 'pluginId=b=c').options,
    ).toEqual({ pluginId: 'b=c' });
  });

  it.each(['pluginId', '=deployments', ''])('refuses option %p', pair => {
    expect(() => parse('--option', pair)).toThrow(
      `--option ${JSON.stringify(pair)} is not of the form <key>=<value>`,
    );
  });
});
