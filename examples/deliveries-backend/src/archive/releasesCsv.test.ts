import { releasesCsv } from './releasesCsv';

const HEAD = 'reference,component,deliveredAt,leadMinutes';
const LINE = 'release-1,component:default/shop,2026-01-01T00:00:00Z,90';

it.each([
  ['Unix', `${HEAD}\n${LINE}\n`],
  ['Windows', `${HEAD}\r\n${LINE}\r\n`],
])('reads lines as %s ends them', (_, text) => {
  expect(releasesCsv.parse(text)).toEqual([
    {
      reference: 'release-1',
      component: 'component:default/shop',
      deliveredAt: '2026-01-01T00:00:00Z',
      leadMinutes: 90,
    },
  ]);
});

it.each([
  ['no head', `${LINE}\n`],
  ['another head', `id,${HEAD}\n1,${LINE}\n`],
  ['a value that is missing', `${HEAD}\nrelease-1,component:default/shop\n`],
  ['a number that is none', `${HEAD}\n${LINE.replace('90', '')}\n`],
  ['a time that is none', `${HEAD}\n${LINE.replace('2026', 'MMXXVI')}\n`],
  ['a page of HTML', '<html>\n'],
])('refuses %s', (_, text) => {
  expect(releasesCsv.safeParse(text).success).toBe(false);
});
