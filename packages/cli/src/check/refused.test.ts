import type { Difference, Finding } from '@stagecraft/generators';
import { refusedPaths } from './refused.ts';

const difference = (
  path: string,
  state: Difference['state'],
  managed = true,
): Difference => ({ path, state, managed, disk: undefined, rendered: '' });

const finding = (path: string, kind: Finding['kind']): Finding => ({
  path,
  kind,
  problem: '',
  reason: '',
  remedy: '',
});

const differences = [
  difference('edited', 'edited'),
  difference('missing', 'missing'),
  difference('edited migration', 'edited', false),
  difference('missing migration', 'missing', false),
];
const findings = [
  finding('unsafe migration', 'unsafe'),
  finding('breaking migration', 'breaking'),
  finding('edited migration', 'rewritten'),
  finding('unreadable migration', 'note'),
];

describe('refusedPaths', () => {
  it('has whatever differs or is not safe, once each', () => {
    expect(refusedPaths(differences, findings, false)).toEqual([
      'edited',
      'missing',
      'edited migration',
      'missing migration',
      'unsafe migration',
      'breaking migration',
    ]);
  });

  it('has little where edits are allowed', () => {
    expect(refusedPaths(differences, findings, true)).toEqual([
      'missing',
      'edited migration',
    ]);
  });
});
