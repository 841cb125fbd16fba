import { D, NEW } from './hintCases.ts';
import type { Consequence } from './steps.ts';

const P = `field ${D} --resource product`;

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
    `${P} --sort title`,
    /these have: (.+)$/,
    ([type]) => [`${P} --add "a:${type}?:index" --sort a`],
  ],
  [
    `${P} --add a:date? --sort a`,
    /say (.+) with it$/,
    ([change]) => [`${P} --add a:date? ${change} --sort a`],
  ],
  [`${P} --sort " "`, /as in (--sort \w+)/, ([flag]) => [`${P} ${flag}`]],
  [
    `${P} --change rank:integer`,
    /undo (\S+) first$/,
    ([entry]) => [`undo ${D} --entry ${entry}`, `${P} --change rank:integer`],
    [`${P} --sort rank`],
  ],
  [
    `undo ${D} --entry sort/review`,
    /it has (.+)$/,
    ([entry]) => [`undo ${D} --entry ${entry}`],
    [`${P} --sort rank`],
  ],
  [
    `${NEW} a:string --writers service`,
    /say (.+)$/,
    ([, writers]) => [`${NEW} a:string --writers ${writers}`],
  ],
];
