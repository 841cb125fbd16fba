import { D } from './hintCases.ts';
import type { Consequence } from './steps.ts';

const P = `field ${D} --resource product`;
const EXPAND = `${P} --rename title:headline --expand`;
const FIRST = /say (--contract \w+) first$/;

/** What leads on, of what is done in two releases. */
export const expandConsequences: Consequence[] = [
  ...[
    `${P} --change headline:text`,
    `${P} --add title:text?`,
    `${P} --rename rank:title`,
  ].map((command): Consequence => [
    command,
    FIRST,
    ([contract]) => [`${P} ${contract}`, command],
    [EXPAND],
  ]),
  [
    `${P} --rename rank:level`,
    FIRST,
    ([contract]) => [`${P} ${contract}`, `${P} --rename rank:level`],
    [`${P} --add-unique title,rank`, EXPAND],
  ],
  [
    `${P} --rename "title:headline rank:level" --expand`,
    /say (--rename .+) first$/,
    ([first]) => [
      `${P} ${first}`,
      `${P} --contract title`,
      `${P} --rename rank:level --expand`,
    ],
    [`${P} --add-unique title,rank`],
  ],
  [
    `${P} --rename "title:notes notes:title" --expand`,
    /choose another (name)$/,
    () => [`${P} --rename "title:remark notes:text" --expand`],
  ],
  [
    `${P} --contract title`,
    /begin with: (.+)$/,
    ([command]) => [command, `${P} --contract title`],
  ],
  [
    `${P} --contract rank`,
    /these do: (.+)$/,
    ([name]) => [`${P} --contract ${name}`],
    [EXPAND],
  ],
  [
    `${P} --add a:text? --expand`,
    /what (--rename) or --remove names$/,
    ([flag]) => [`${P} ${flag} title:headline --expand`],
  ],
];
