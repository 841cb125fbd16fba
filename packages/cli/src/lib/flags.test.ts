import { parseFlags, type Flag } from './flags.ts';

const flags: Record<string, Flag> = {
  plugin: { type: String, description: 'Id of the plugin' },
  fields: { type: String, description: 'Fields' },
  dryRun: { type: Boolean, description: 'Write nothing' },
};
const parse = (...args: string[]) =>
  parseFlags(args, flags, { usage: 'x', description: '', examples: [] });

describe('parseFlags', () => {
  it('reads each spelling, and a value with every sign', () => {
    expect(
      parse('--plugin', 'a', '--fields=b:enum(c,d)?:index', '--dryRun'),
    ).toEqual({ plugin: 'a', fields: 'b:enum(c,d)?:index', dryRun: true });
    expect(parse('--plugin', '')).toMatchObject({ plugin: '' });
    expect(parse('--', '--plugin=', '--dry-run')).toEqual({
      plugin: '',
      fields: undefined,
      dryRun: true,
    });
  });

  it.each([
    [['--plugn', 'a'], 'There is no flag --plugn; did you mean --plugin?'],
    [['--dryrun'], 'There is no flag --dryrun; did you mean --dry-run?'],
    [['--no-dry-run'], /^There is no flag --no-dry-run; did you mean/],
    [
      ['--zzz'],
      'There is no flag --zzz; there are --plugin, --fields, --dry-run, --help',
    ],
    [['-x'], /^There is no flag -x/],
    [
      ['--fields', 'a:string', 'b:string'],
      '"b:string" belongs to no flag; every value needs its flag (--plugin, --fields, --dry-run, --help), and quotes when it has blanks',
    ],
    [['--dry-run', 'false'], /^"false" belongs to no flag/],
    [['--plugin'], '--plugin needs a value; give it behind the flag'],
    [['--plugin', '--fields', 'a'], /^--plugin needs a value/],
    [
      ['--fields', 'a:string', '--fields', 'b:string'],
      '--fields is there 2 times; give it once, with everything in quotes',
    ],
  ])('refuses %j', (args, reason) => {
    expect(() => parse(...args)).toThrow(reason);
  });
});
