const FILE = /(^|\/)create\w+Service\.ts$/;

// How the kit writes what is at the bottom of a service: returned at once, or by its
// name, where more goes around it.
const RETURNED = /\n {2}return (new [^;]+);\n\}/;
const NAMED = /\n {2}let (\w+): (\w+) =\s+(new [^;]+);\n/;

// What it is made of.
const DEPS = /\(deps: \{([^{}]*)\}\): /;

type Texts = Record<'base' | 'disk' | 'next', string>;

const mapTexts = (texts: Texts, map: (text: string) => string): Texts => ({
  base: map(texts.base),
  disk: map(texts.disk),
  next: map(texts.next),
});

const named = (name: string, type: string, made: string) =>
  `\n  let ${name}: ${type} = ${made};\n`;

/**
 * Gives what is at the bottom of a service the same place in three texts of the file in
 * which it is composed, so that what people put around it merges with what the kit does:
 * each then changes lines of its own.
 *
 * @param path - of the file; others stay as they are
 * @param texts - formatted
 */
export function alignCompositions(path: string, texts: Texts): Texts {
  if (!FILE.test(path)) {
    return texts;
  }
  const { base, disk, next } = mapTexts(texts, spreadDeps);
  const from = bottomOf(base);
  const to = bottomOf(next);
  if (!from || !to || (from.made === to.made && from.name === to.name)) {
    return { base, disk, next };
  }
  const name = from.name ?? to.name ?? 'service';
  const type = from.type;
  const [lifted, edited, wanted] = [
    lift(base, from.made, name, type),
    lift(disk, from.made, name, type),
    lift(next, to.made, name, type),
  ];
  return lifted !== undefined && edited !== undefined && wanted !== undefined
    ? { base: lifted, disk: edited, next: wanted }
    : { base, disk, next };
}

/**
 * Takes back what {@link alignCompositions} did, where nothing needs it: the name of what
 * one place uses, and a line for each of the things that a service takes.
 *
 * @param path - of the file; others stay as they are
 * @param text - what was merged
 * @param texts - those that were merged, as they had been before
 */
export function settleComposition(
  path: string,
  text: string,
  { base, disk }: Texts,
): string {
  if (!FILE.test(path)) {
    return text;
  }
  const isSpread = (one: string) => DEPS.exec(one)?.[1].includes('\n');
  return takeBackName(
    isSpread(disk) && !isSpread(base) ? text : joinDeps(text),
  );
}

function takeBackName(text: string): string {
  const [line, name, , made] = NAMED.exec(text) ?? [];
  if (line === undefined) {
    return text;
  }
  const rest = text.replace(line, '\n').replace(/\{\n\n+/, '{\n');
  const uses = [...rest.matchAll(new RegExp(String.raw`\b${name}\b`, 'g'))];
  return uses.length === 1 ? rest.replace(uses[0][0], () => made) : text;
}

function spreadDeps(text: string): string {
  return text.replace(DEPS, (_, deps: string) => {
    const lines = deps.split(/[;\n]/).map(one => one.trim());
    return `(deps: {\n${lines.flatMap(one => (one ? `  ${one};\n` : '')).join('')}}): `;
  });
}

function joinDeps(text: string): string {
  return text.replace(DEPS, whole => whole.replaceAll(/\s+/g, ' '));
}

function bottomOf(text: string) {
  const [, name, type, made] = NAMED.exec(text) ?? [];
  const returned = RETURNED.exec(text)?.[1];
  const [, of] = /\): (\w+) \{\n/.exec(text) ?? [];
  if (name !== undefined) {
    return { name, type, made: inOneLine(made) };
  }
  return returned !== undefined && of !== undefined
    ? { name: undefined, type: of, made: inOneLine(returned) }
    : undefined;
}

// Gives a name to the one place where something is made, in front of the statement.
function lift(
  text: string,
  made: string,
  name: string,
  type: string,
): string | undefined {
  if (NAMED.test(text)) {
    return text.replace(NAMED, () => named(name, type, made));
  }
  const places = [...text.matchAll(anyLayout(made))];
  if (places.length !== 1) {
    return undefined;
  }
  const [{ index, 0: found }] = places;
  const before = text.slice(0, index);
  const start = before.search(/\n {2}\S(?:(?!\n {2}\S)[^])*$/);
  return start < 0
    ? undefined
    : `${before.slice(0, start)}${named(name, type, made)}${before.slice(start)}${name}${text.slice(index + found.length)}`;
}

// Prettier breaks the same expression otherwise where it has less room.
function inOneLine(expression: string): string {
  return expression
    .replaceAll(/,?\s*\n\s*\)/g, ')')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('( ', '(');
}

function anyLayout(expression: string): RegExp {
  const tokens = expression.match(/\w+|[^\w\s]/g)!;
  return new RegExp(
    tokens
      .map(token => (token === ')' ? ',?\\s*\\)' : token.replace(/\W/, '\\$&')))
      .join('\\s*'),
    'g',
  );
}
