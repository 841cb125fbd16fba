import { D } from './hintCases.ts';
import type { Consequence } from './steps.ts';

const CATALOG = `catalog ${D} --resource note --field on`;
const NOTE = `resource ${D} --name note --fields "on:entityRef? expanded:string?"`;
const PLAIN = `resource ${D} --name note --fields "on:entityRef? text:string?"`;
const WITH = /with: (.+)$/;
const field = (flags: string) => `field ${D} --resource note ${flags}`;

/** Commands about entities, the hint of each, and what that leads on to. */
export const catalogConsequences: Consequence[] = [
  [
    `catalog ${D} --resource product --field title`,
    WITH,
    ([command]) => [command, `catalog ${D} --resource product --field service`],
  ],
  [
    `catalog ${D} --resource note --field text`,
    /it has (\w+)$/,
    ([name]) => [`catalog ${D} --resource note --field ${name}`],
    [PLAIN],
  ],
  [
    `${CATALOG} --kinds Component`,
    /such as (.+)$/,
    kinds => [`${CATALOG} --kinds ${kinds.join()}`],
    [PLAIN],
  ],
  [
    `${CATALOG} --kinds group`,
    WITH,
    ([undo]) => [undo, `${CATALOG} --kinds group`],
    [PLAIN, CATALOG],
  ],
  [CATALOG, WITH, ([rename]) => [rename, CATALOG], [NOTE]],
  [
    field('--remove on'),
    WITH,
    ([undo]) => [undo, field('--remove on')],
    [PLAIN, CATALOG],
  ],
  [
    field('--remove on --add on:string?'),
    WITH,
    ([undo]) => [undo, field('--remove on --add on:string?')],
    [PLAIN, CATALOG],
  ],
];
