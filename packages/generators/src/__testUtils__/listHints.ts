import { NEW } from './hintCases.ts';
import type { Consequence } from './steps.ts';

/** What leads on, of lists that are sorted and of who writes. */
export const listConsequences: Consequence[] = [
  [
    `${NEW} "a:integer:index" --sort a,a`,
    /name each field (once)$/,
    () => [`${NEW} "a:integer:index" --sort a`],
  ],
  [
    `${NEW} "sort:string:index a:date:index" --sort a`,
    /use another (name) for the field/,
    () => [`${NEW} "kind:string:index a:date:index" --sort a`],
  ],
  [
    `${NEW} "a:number:index b:string" --sort c`,
    /there are: (.+)$/,
    ([name]) => [`${NEW} "a:number:index b:string" --sort ${name}`],
  ],
  [
    `${NEW} "a:datetime?" --sort a`,
    /write (.+)$/,
    ([line]) => [`${NEW} "${line}" --sort a`],
  ],
  [
    `${NEW} "a:string:index" --sort a`,
    /these have: (.+)$/,
    ([type]) => [`${NEW} "a:${type}:index" --sort a`],
  ],
  [
    `${NEW} a:string --writers service`,
    /say (.+)$/,
    ([, writers]) => [`${NEW} a:string --writers ${writers}`],
  ],
];
