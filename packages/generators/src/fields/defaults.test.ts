import { defaultValue } from './defaults.ts';
import { formatField, parseFields } from './grammar.ts';

it.each([
  'attempts:integer=3:index',
  'bytes:bigint=9007199254740991:index',
  'price:decimal(4,2)=-12.5:index',
  'share:decimal(2,2)=0.25',
  'at:datetime=2026-01-01T00:00:00+01:00:index',
  'runbook:url=https://example.com/a:b',
  'severity:enum(low,high)=high:index',
  'settings:json={}',
  'notes:text=',
  'owner:entityRef=group:default/guests:index',
])('takes %s', line => {
  expect(parseFields(line).map(formatField)).toEqual([line]);
});

it.each([
  ['a:integer=x', 'expected an integer of 32 bits; try a:integer=1'],
  ['a:integer=2147483648', 'expected an integer'],
  ['a:bigint=9007199254740992', 'expected an integer up to'],
  ['a:number=1e1', 'plain digits'],
  ['a:decimal(4,2)=100', 'such as 1.50; try a:decimal(4,2)=1.50'],
  ['a:decimal(4,2)=0.125', 'expected a decimal'],
  ['a:decimal(4,2)=01', 'expected a decimal'],
  ['a:decimal(2,2)=1', 'such as 0.50; try a:decimal(2,2)=0.10'],
  ['a:decimal(4,0)=1.5', 'such as 1; try a:decimal(4,0)=1'],
  ['a:boolean=yes', 'expected true or false'],
  ['a:string=', '1 to 255'],
  ['a:date=2026-02-30', 'expected a day'],
  ['a:date=0000-01-01', 'expected a day'],
  ['a:datetime=now', 'expected a time'],
  ['a:datetime=0001-01-01T00:00:00+01:00', 'expected a time'],
  ['a:enum(x,y)=z', 'expected x or y; try a:enum(x,y)=x'],
  ['a:uuid=1', 'expected a UUID'],
  ['a:url=ftp://example.com', 'expected a URL'],
  ['a:entityRef=guests', 'expected a full reference'],
  ['a:entityRef=user:guests', 'expected a full reference'],
  ['a:entityRef=user:../..', 'expected a full reference'],
  ['a:entityRef=user:a.b/c', 'expected a full reference'],
  ['a:entityRef=user:default/-a', 'expected a full reference'],
  ['a:entityRef=user:-a/c', 'expected a full reference'],
  [`a:entityRef=user:default/${'a'.repeat(64)}`, 'expected a full reference'],
  ['a:json=[1]', 'expected {} or []'],
  ["a:string=it's", 'this one has "\'"; try a:string=a-1'],
  ['a:string=why?', 'question marks'],
  ['a:string=\u200b', 'invisible'],
  ['a:integer?=3', 'either null or the default; try a:integer?'],
  ['a:string=x:unique', 'only one row; try a:string:unique'],
  ['a:string=x:unique(ignoreCase)', 'only one row; try a:string:unique(ignor'],
  ['a:ref(b)=c', 'ref takes no default; try a:ref(b)'],
])('refuses %s', (line, message) => {
  const [problem, works = ''] = message.split('; try ');
  const parse = () => parseFields([line]);

  expect(parse).toThrow(problem);
  expect(parse).toThrow(works && `; try ${works}`);
});

it.each([
  ['a:number=-0', 0],
  ['a:bigint=-0', 0],
  ['a:decimal(4,2)=-0.0', '0.00'],
  ['a:decimal(15,15)=0.123456789012345', '0.123456789012345'],
  ['a:datetime=2026-01-01T00:00:00+01:00', '2025-12-31T23:00:00.000Z'],
  ['a:url=https://Example.com', 'https://example.com/'],
  [
    'a:uuid=0190ABCD-0000-7000-8000-000000000000',
    '0190abcd-0000-7000-8000-000000000000',
  ],
  ['a:entityRef=User:default/Guest', 'user:default/guest'],
  ['a:entityRef=api:a--1/V1.0_x-y', 'api:a--1/v1.0_x-y'],
  ['a:json=[]', []],
  ['a:boolean=false', false],
  ['a:string', undefined],
])(
  'the default of %s is what a request would be parsed to',
  (line, expected) => {
    expect(defaultValue(parseFields(line)[0])).toEqual(expected);
  },
);
