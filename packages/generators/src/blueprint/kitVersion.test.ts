import { KIT_VERSION } from '../kitVersion.ts';
import { isVersion, judgeVersion } from './kitVersion.ts';

it.each([
  ['0.1.0', 'older'],
  ['0.9.0', 'older'],
  ['0.10.0-next.1', 'older'],
  ['0.10.0', 'same'],
  ['0.10.1', 'newer'],
  ['1.0.0', 'newer'],
])('judges %s against 0.10.0', (version, standing) => {
  expect(judgeVersion(version, '0.10.0')).toBe(standing);
});

it('knows its own version', () => {
  expect(judgeVersion(KIT_VERSION)).toBe('same');
});

it.each(['', 'v0.1.0', '^0.1.0', '0.1', 'file:../a', '0.1.0 ', 1, undefined])(
  'takes %j for no version',
  text => {
    expect(isVersion(text)).toBe(false);
  },
);
