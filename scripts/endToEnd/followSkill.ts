import { deepEqual } from 'node:assert/strict';
import { readDocument } from '../docs/documents.ts';
import { runDocument } from '../docs/run/runDocument.ts';
import { fillIn } from '../skill/fillIn.ts';
import type { Requirement } from '../skill/requirements.ts';
import type { Clone } from './clone.ts';
import type { Step } from './steps.ts';

/** What has to be green for a plugin, so that following the skill shows something. */
const checks = [
  './yarnw workspace @internal/plugin-$plugin-backend test --watch=false',
  './yarnw workspace @internal/plugin-$plugin-backend lint',
  './yarnw tsc',
];

/** Follows SKILL.md to the letter, for different requirements. */
export function followSkill(clone: Clone, requirements: Requirement[]): Step[] {
  const skill = readDocument('docs/skill/SKILL.md');
  return [
    [
      'the skill has its plugin tested, linted and typechecked at the end',
      async () => {
        const commands = skill.blocks.at(-1)!.text.split('\n');
        deepEqual(
          checks.filter(command => !commands.includes(command)),
          [],
        );
      },
    ],
    ...requirements.map((requirement): Step => [
      `the skill leads to a green plugin: ${requirement.name}`,
      () => runDocument(fillIn(skill, requirement), clone.folder, () => {}),
    ]),
  ];
}
