import { D } from './hintCases.ts';
import type { Consequence } from './steps.ts';

const LINK = `link ${D} --between`;
const UNDO = /with: (.+)$/;

/** Commands for links, what is wrong in each, and the hint that stands for that. */
export const linkReplacements: [string, string, RegExp][] = [
  [`${LINK} product,category --name 9x`, '9x', /such as (.+)$/],
  [`${LINK} product,category --name cache`, 'cache', /; try (.+)$/],
  [`${LINK} product,category --writers me`, 'me', /; say (.+)$/],
];

/** Commands for links, the hint of each, and what that leads on to. */
export const linkConsequences: Consequence[] = [
  [`${LINK} product`, /as in (\w+,\w+)$/, () => [`${LINK} product,category`]],
  [
    `${LINK} product,tag`,
    /it has (.+)$/,
    ([there]) => [`${LINK} product,${there}`],
  ],
  [
    `${LINK} product,${'very'.repeat(9)}Long`,
    /choose it by (--name)$/,
    ([flag]) => [`${LINK} product,${'very'.repeat(9)}Long ${flag} longOnes`],
    [`resource ${D} --name ${'very'.repeat(9)}Long --fields title:string`],
  ],
  [`${LINK} product,product`, UNDO, ([command]) => [command]],
  [
    `${LINK} category,product`,
    UNDO,
    ([undo]) => [undo, `${LINK} category,product`],
    [`${LINK} product,category`],
  ],
  [
    `${LINK} product,category --writers user,service`,
    UNDO,
    ([undo]) => [undo, `${LINK} product,category --writers user,service`],
    [`${LINK} product,category`],
  ],
  [
    `${LINK} product,category --name ciDeliveries`,
    /choose another (name)$/,
    () => [`${LINK} product,category --name other`],
    [`webhook ${D} --name ci --preset github`],
  ],
  [
    `${LINK} product,category`,
    UNDO,
    ([rename]) => [rename, `${LINK} product,category`],
    [`field ${D} --resource product --add categoryId:uuid?:index`],
  ],
  [
    `undo ${D} --entry resource/category`,
    UNDO,
    ([undo]) => [undo, `undo ${D} --entry resource/category`],
    [`${LINK} product,category`],
  ],
];
