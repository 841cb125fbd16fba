import { fieldTypes } from '../fields/index.ts';

export const D = '--plugin deployments';
const ADD = `field ${D} --resource product --add`;
const CHANGE = `field ${D} --resource product --change`;
export const NEW = `resource ${D} --name note --fields`;

export const SETUP = [
  'plugin --id blank',
  'plugin --id deployments',
  `resource ${D} --name category --fields "title:string"`,
  `resource ${D} --name product --fields "title:string notes:text? rank:integer:index"`,
  `resource ${D} --name review --fields "title:string body:text? product:ref(product)"`,
  `custom ${D} --name roster`,
  `custom ${D} --name helper`,
  `integration ${D} --name registry`,
];

const TRY = /; try (.+)$/;
const SUCH = /such as (.+?)(?:; try .+)?$/;
const WORKS = /This would work: (.+)$/;
const THERE = /(?:there are|these were|it has|which):? ([^;]+)$/i;
const MEANT = /did you mean (\w+)\?/;

/** A command, what is wrong in it, and the hint that stands for that. */
export const replacements: [string, string, RegExp][] = [
  ...[
    ['a', 'a:strin', 'Name:string', 'id:string', 'limit:integer:index'],
    [
      'a:enum',
      'a:enum(b)',
      'a:decimal(2)',
      'a:ref(category,restrict)?',
      'a:ref',
      'a:ref(B)',
    ],
    ['order:ref(category)', 'a:text:index', 'a:json:unique', 'a:string(b)'],
    ['a:integer=x', 'a:string=x:unique', 'a:integer?=3', 'a:ref(category)=b'],
  ].flatMap(lines =>
    lines.flatMap((line): [string, string, RegExp][] => [
      [`${NEW} "${line}"`, line, TRY],
      [`${ADD} "${line}"`, line, TRY],
    ]),
  ),
  ...['category:ref(nowhere)', 'category:ref(nowhere)?', 'a:ref(review)'].map(
    (line): [string, string, RegExp] => [`${ADD} "${line}"`, line, TRY],
  ),
  ...['a:string', 'a:string:unique', 'a:ref(category)', 'a:ref(product)'].map(
    (line): [string, string, RegExp] => [`${ADD} "${line}"`, line, TRY],
  ),
  [
    `${NEW} "title:string a:ref(nowhere)?"`,
    'a:ref(nowhere)?',
    /, or try (.+)$/,
  ],
  [`${NEW} "title:string up:ref(note)"`, 'up:ref(note)', TRY],
  [
    `${NEW} "title:string a:ref(category,setnull)"`,
    'a:ref(category,setnull)',
    TRY,
  ],
  [`${CHANGE} "titel:text"`, 'titel', MEANT],
  [`${CHANGE} "rank:intger?:index"`, 'rank:intger?:index', TRY],
  [`${CHANGE} "rank:bigit"`, 'rank:bigit', TRY],
  [`field ${D} --resource product --sort rnk`, 'rnk', MEANT],
  ...['title:strin', 'notes:text', 'notes:string:unique'].map(
    (line): [string, string, RegExp] => [`${CHANGE} "${line}"`, line, TRY],
  ),
  [`${NEW} "a:text:unique"`, 'text', /; use (\w+);/],
  [`${NEW} " "`, ' ', SUCH],
  ...[...fieldTypes.values()].flatMap(
    ({ example, defaults }): [string, string, RegExp][] =>
      /such as/.test(String(defaults?.expected))
        ? [[`${NEW} "${example.replace(/[?:]*(index)?$/, '')}=x"`, 'x', SUCH]]
        : [],
  ),
  [`resource ${D} --name 9x --fields a:string`, '9x', SUCH],
  [`resource ${D} --name "" --fields a:string`, '""', TRY],
  [`resource ${D} --name health --fields a:string`, 'health', TRY],
  [
    `resource ${D} --name parcels --fields a:string`,
    'parcels',
    /call the resource (\w+),/,
  ],
  [
    `resource ${D} --name sqliteAbcdefghijklmno --fields a:string`,
    'sqliteAbcdefghijklmno',
    TRY,
  ],
  [`resource --plugin deplo --name a --fields a:string`, 'deplo', THERE],
  [`resource --plugin foreign --name a --fields a:string`, 'foreign', THERE],
  [`custom ${D} --name 9x`, '9x', SUCH],
  [`custom ${D} --name cache`, 'cache', TRY],
  [`custom ${D} --name a --services cach`, 'cach', MEANT],
  [
    `custom ${D} --name a --services wholeProcess`,
    'wholeProcess',
    /there are: (.+)$/i,
  ],
  [`integration ${D} --name 9x`, '9x', SUCH],
  [`integration ${D} --name http`, 'http', TRY],
  [`integration ${D} --name cache`, 'cache', TRY],
  [`integration ${D} --name a --per-entity nope`, 'nope', SUCH],
  [`integration ${D} --name a --cache soon`, 'soon', SUCH],
  ['plugin --id Foo_Bar', 'Foo_Bar', WORKS],
  ['plugin --id catalog', 'catalog', WORKS],
  [`plugin --id ${'a'.repeat(50)}`, 'a'.repeat(50), WORKS],
  [`field ${D} --resource nope --add a:text?`, 'nope', THERE],
  [`field ${D} --resource product --remove nope`, 'nope', THERE],
  [`field ${D} --resource product --rename title:id`, 'title:id', TRY],
  [`field ${D} --resource product --rename rank:limit`, 'rank:limit', TRY],
  [`undo ${D} --entry field/product/nope`, 'field/product/nope', THERE],
  [`undo ${D} --entry custom/nope`, 'custom/nope', THERE],
  [`undo ${D} --entry custom`, 'custom', /say which: (.+)$/],
];
