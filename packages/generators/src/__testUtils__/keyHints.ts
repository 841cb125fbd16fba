import { D, NEW } from './hintCases.ts';
import type { Consequence } from './steps.ts';

const P = `field ${D} --resource product`;
const KEY = 'title,rank';

/** What leads on, of fields that are unique together, or whatever their case. */
export const keyConsequences: Consequence[] = [
  [
    `${P} --add-unique title`,
    /with commas, as in (\w+,\w+)/,
    () => [`${P} --add-unique ${KEY}`],
  ],
  [
    `${P} --add a:text? --add-unique ${KEY}`,
    /say (.+) in a command of its own$/,
    ([flags]) => [`${P} ${flags}`, `${P} --add a:text?`],
  ],
  [
    `${P} --remove-unique title,notes`,
    /there is "(.+)"$/,
    ([key]) => [`${P} --remove-unique ${key}`],
    [`${P} --add-unique ${KEY}`],
  ],
  [
    `${P} --remove rank`,
    /say (.+) first$/,
    ([flag]) => [`${P} ${flag}`, `${P} --remove rank`],
    [`${P} --add-unique ${KEY}`],
  ],
  [
    `${NEW} "a:url b:string" --unique a,b`,
    /leave out a (field)$/,
    () => [`${NEW} "a:url b:string"`],
  ],
  [
    `${NEW} "a:boolean b:boolean" --unique a,b`,
    /such as a (string)/,
    ([type]) => [`${NEW} "a:boolean b:boolean c:${type}" --unique a,b,c`],
  ],
  [
    `${NEW} "aFolded:text? a:string:unique(ignoreCase)"`,
    /use another (name)$/,
    () => [`${NEW} "bFolded:text? a:string:unique(ignoreCase)"`],
  ],
];
