import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { packSkill } from './pack.ts';

const pack = (files: Record<string, string>) =>
  packSkill(
    path => ({ LICENSE: 'terms', 'docs/skill/SKILL.md': '', ...files })[path],
  );

test('takes in what SKILL.md leads to, directly or not, and nothing else', () => {
  const packed = pack({
    'docs/skill/SKILL.md': '[plan](../golden-path/1-plan.md)',
    'docs/golden-path/1-plan.md': '[data](../reference/core_services/data.md)',
    'docs/reference/core_services/data.md':
      '[back](../../golden-path/1-plan.md#a)',
    'docs/reference/other.md': 'not linked',
  });

  deepEqual(Object.fromEntries(packed), {
    'SKILL.md': '[plan](reference/golden-path/1-plan.md)',
    'LICENSE.txt': 'terms',
    'reference/golden-path/1-plan.md': '[data](../core_services/data.md)',
    'reference/core_services/data.md': '[back](../golden-path/1-plan.md#a)',
  });
});

for (const [from, to] of [
  ['[a](https://backstage.io)', '[a](https://backstage.io)'],
  ['[a](#b)', '[a](#b)'],
  ['[the `a`](../../examples/a.md)', 'the `a` (`examples/a.md` of the kit)'],
  ['[`packages/cli`](../../packages/cli)', '`packages/cli`'],
  ['[all](../reference/)', 'all (`docs/reference/` of the kit)'],
  ['[index](../README.md)', 'index (`docs/README.md` of the kit)'],
  [
    '[two\nlines](../how-it-works.md)',
    '[two\nlines](reference/how-it-works.md)',
  ],
  ['```md\n[a](../../b.md)\n```', '```md\n[a](../../b.md)\n```'],
]) {
  test(`writes ${JSON.stringify(from)} as ${JSON.stringify(to)}`, () => {
    const packed = pack({
      'docs/skill/SKILL.md': from,
      'docs/how-it-works.md': '',
    });
    equal(packed.get('SKILL.md'), to);
  });
}
