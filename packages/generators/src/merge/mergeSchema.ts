import { toLf, withLineBreaksOf } from './lineBreaks.ts';

const INTERFACE = /^export interface Config \{$/m;
const SECTION = /^(\s+)(\w+)\??: \{$/;

const nameOf = (key: string) => /^\s+(\w+)\??:/m.exec(key)![1];

/** Whether a file is the schema of a plugin's configuration, in which people have keys, too. */
export const isSchema = (path: string) => /(^|\/)config\.d\.ts$/.test(path);

/**
 * Changes the keys of the kit in a schema in which people have theirs: beside these, also
 * where both are in the section of the plugin, whose description is then theirs.
 *
 * @param texts - `disk`: as it is; `base` and `next`: with keys of the kit only, before and
 *   after; undefined where there are none
 * @returns the text, or undefined where theirs has another form, or one of the keys, where
 *   those of the kit were edited, and where none of theirs would be left alone
 */
export function mergeSchema(texts: {
  disk: string;
  base?: string;
  next?: string;
}): string | undefined {
  const disk = toLf(texts.disk);
  const theirs = texts.base === undefined ? disk : without(disk, texts.base);
  const text =
    texts.next === undefined || theirs === undefined
      ? theirs
      : withKeys(theirs, texts.next);
  return text && withLineBreaksOf(texts.disk, text);
}

function withKeys(theirs: string, rendered: string): string | undefined {
  const { imports, head, opens, keys, closes, indent, name } = parts(rendered);
  const { 0: whole, 1: line, 2: inside } = section(theirs, indent, name);
  const has = (key: string, text = theirs) =>
    new RegExp(`^\\s+${key}\\??\\s*:`, 'm').test(text);
  if (
    !INTERFACE.test(theirs) ||
    (whole === undefined
      ? has(name)
      : keys.some(key => has(nameOf(key), inside)))
  ) {
    return undefined;
  }
  const isNeeded = opens.endsWith(`${name}: {\n`);
  const text =
    whole === undefined
      ? theirs.replace(head, () => [head, opens, ...keys, closes].join(''))
      : theirs.replace(line, () =>
          [isNeeded ? line.replace('?: {', ': {') : line, ...keys].join(''),
        );
  const added = imports.filter(one => !theirs.includes(one)).join('');
  const blank = added && !theirs.startsWith('import') ? '\n' : '';
  return `${added}${blank}${text}`;
}

function without(disk: string, rendered: string): string | undefined {
  const { imports, head, opens, keys, closes, indent, name } = parts(rendered);
  if (!keys.every(key => disk.includes(key))) {
    return undefined;
  }
  const left = keys
    .reduce((text, key) => text.replace(key, ''), disk)
    .replace(`${opens}${closes}`, '');
  const { 1: line = '', 2: inside = '' } = section(left, indent, name);
  const isNeeded = new RegExp(`^${indent.repeat(2)}\\w+:`, 'm').test(inside);
  const text = imports.reduce(
    withoutImport,
    isNeeded ? left : left.replace(line, line.replace(/\??: \{/, '?: {')),
  );
  return text.includes(`${head}}`) ? undefined : text.trimStart();
}

function withoutImport(text: string, line: string): string {
  const rest = text.replace(line, '');
  const isUsed = /\{(.*)\}/
    .exec(line)![1]
    .match(/\w+/g)!
    .some(name => new RegExp(`\\b${name}\\b`).test(rest));
  return isUsed ? text : rest;
}

// Its first line, and what is inside.
function section(text: string, indent: string, name: string) {
  const lines = `(^${indent}${name}\\??: \\{\\n)(.*?)^${indent}\\}`;
  return new RegExp(lines, 'ms').exec(text) ?? [];
}

// What the kit writes, in pieces of whole lines: the section with its description, each key
// with its own, and the end.
function parts(rendered: string) {
  const lines = toLf(rendered).trimEnd().split('\n');
  const start = lines.findIndex(line => INTERFACE.test(line));
  const opens = lines.findIndex(line => SECTION.test(line));
  const [, indent, name] = SECTION.exec(lines[opens])!;
  const text = (from: number, to: number) =>
    lines
      .slice(from, to)
      .map(line => `${line}\n`)
      .join('');
  return {
    indent,
    name,
    imports: text(0, start).match(/^import .*\n/gm) ?? [],
    head: text(start, start + 1),
    opens: text(start + 1, opens + 1),
    keys: text(opens + 1, lines.length - 2).split(
      new RegExp(`^(?=${indent.repeat(2)}/\\*\\*)`, 'm'),
    ),
    closes: text(lines.length - 2, lines.length - 1),
  };
}
