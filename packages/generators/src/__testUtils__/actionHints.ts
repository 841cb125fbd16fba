import { D } from './hintCases.ts';
import type { Consequence } from './steps.ts';

const ACTION = `action ${D} --resource`;
const UNDO = /with: (.+)$/;

/** Commands for actions, what is wrong in each, and the hint that stands for that. */
export const actionReplacements: [string, string, RegExp][] = [
  [`${ACTION} nothing`, 'nothing', /it has (.+)$/],
  [`${ACTION} product --operations lst`, 'lst', /did you mean (\w+)\?/],
  [`${ACTION} product --operations read`, 'read', /there are: (.+)$/],
  [`${ACTION} product --operations ,`, ',', /, as in (\S+)$/],
];

/** Commands for actions, the hint of each, and what that leads on to. */
export const actionConsequences: Consequence[] = [
  [
    `${ACTION} product --operations list`,
    UNDO,
    ([undo]) => [undo, `${ACTION} product --operations list`],
    [`${ACTION} product`],
  ],
  [
    `undo ${D} --entry resource/review`,
    UNDO,
    ([undo]) => [undo, `undo ${D} --entry resource/review`],
    [`${ACTION} review`],
  ],
];
