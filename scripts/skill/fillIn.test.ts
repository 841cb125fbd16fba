import { deepEqual, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../docs/markdown.ts';
import { fillIn } from './fillIn.ts';
import type { Requirement } from './requirements.ts';

const sh = (text: string) => `\`\`\`sh\n${text}\n\`\`\`\n\n`;
const skill = parseDocument(
  'SKILL.md',
  [
    sh('plugin=maintenance\nmake $plugin'),
    sh("resource=window\nfields='a:string'\nadd $resource"),
    sh('service=calendar\nadd $service'),
    sh('base=there\ncall $base'),
    sh('changed=$resource\nchange $changed'),
  ].join(''),
);
const blanks: Requirement['blanks'] = {
  plugin: [{ plugin: 'reviews' }],
  resource: [
    { resource: 'review', fields: '$& text' },
    { resource: 'reply', fields: 'ref(review)' },
  ],
  service: [],
  changed: [{ changed: 'reply' }],
};
const filled = (
  changes: Partial<Requirement['blanks']> = {},
  document = skill,
) =>
  fillIn(document, { name: '', blanks: { ...blanks, ...changes } }).blocks.map(
    ({ text }) => text,
  );

test('runs a block once for each entry, and not at all without one', () => {
  deepEqual(filled(), [
    "plugin='reviews'\nmake $plugin\n",
    "resource='review'\nfields='$& text'\nadd $resource\n",
    "resource='reply'\nfields='ref(review)'\nadd $resource\n",
    'base=there\ncall $base\n',
    "changed='reply'\nchange $changed\n",
  ]);
});

test('refuses a requirement with other words than the block has', () => {
  throws(
    () => filled({ resource: [{ resource: 'review' }] }),
    /a block sets resource, fields; the requirement has resource$/,
  );
});

test('refuses a document that has no block for a part', () => {
  const blocks = skill.blocks.filter(({ text }) => !text.startsWith('service'));
  throws(
    () => filled({}, { ...skill, blocks }),
    /SKILL\.md has no block that begins with service=/,
  );
});
