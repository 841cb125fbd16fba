import { D } from './hintCases.ts';
import type { Consequence } from './steps.ts';

const AUDIT = `audit ${D}`;
const WITH = /(?:with|as in): (.+)$/;

/** Commands that record events, the hint of each, and what that leads on to. */
export const auditConsequences: Consequence[] = [
  [AUDIT, WITH, ([command]) => [command]],
  [`${AUDIT} --resource product --task job`, WITH, ([command]) => [command]],
  [
    `${AUDIT} --resource tag`,
    /it has (\w+)/,
    ([there]) => [`${AUDIT} --resource ${there}`],
  ],
  [
    `${AUDIT} --task job`,
    WITH,
    ([command]) => [
      `${command} --schedule PT1H --timeout PT1M`,
      `${AUDIT} --task job`,
    ],
  ],
  [
    `undo ${D} --entry task/job`,
    WITH,
    ([undo]) => [undo, `undo ${D} --entry task/job`],
    [
      `task ${D} --name job --schedule PT1H --timeout PT1M`,
      `${AUDIT} --task job`,
    ],
  ],
];
