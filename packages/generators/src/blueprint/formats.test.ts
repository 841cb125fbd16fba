import semver from 'semver';
import {
  formatChanges,
  inPresentFormat,
  type FormatChange,
} from './formats.ts';

// Each adds its version to the steps that a blueprint has taken.
const step = (before: string): FormatChange => ({
  before,
  migrate: ({ steps, ...rest }) => ({
    ...rest,
    steps: [...(steps as string[]), before],
  }),
});
const changes = ['0.2.0', '0.10.0', '1.0.0-next.1', '1.0.0'].map(step);

it.each([
  ['0.1.0', ['0.2.0', '0.10.0', '1.0.0-next.1', '1.0.0']],
  ['0.2.0', ['0.10.0', '1.0.0-next.1', '1.0.0']],
  ['0.9.9', ['0.10.0', '1.0.0-next.1', '1.0.0']],
  ['1.0.0-next.1', ['1.0.0']],
  ['1.0.0', []],
])('takes a blueprint of %s through every format since', (version, steps) => {
  const blueprint = { kitVersion: version, steps: [] };
  expect(inPresentFormat(blueprint, version, changes)).toEqual({
    kitVersion: version,
    steps,
  });
  expect(blueprint.steps).toEqual([]);
});

it('has its changes in the order of their versions', () => {
  const versions = formatChanges.map(({ before }) => before);
  expect(versions).toEqual(versions.toSorted(semver.compare));
});
