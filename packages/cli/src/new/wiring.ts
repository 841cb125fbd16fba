export type Wiring = 'wired' | 'missing' | 'misplaced';

/** Whether a backend's index.ts, given as text, loads a package where it has an effect. */
export function findWiring(index: string, packageName: string): Wiring {
  const code = withoutComments(index);
  const name = packageName.replaceAll(/[^\w@-]/g, '\\$&');
  const add = code.match(
    new RegExp(
      `\\b(\\w+)\\s*\\.add\\(\\s*import\\(\\s*(['"\`])${name}\\2\\s*,?\\s*\\)\\s*,?\\s*\\)`,
    ),
  );
  if (!add) return 'missing';
  const [, variable] = add;
  const position = add.index ?? 0;
  const created = code.search(new RegExp(`\\b${variable}\\s*=[^=]`));
  const started = code.search(new RegExp(`\\b${variable}\\s*\\.start\\(`));
  return position < created || (started !== -1 && position > started)
    ? 'misplaced'
    : 'wired';
}

/** The line that loads a package. */
export function wiringLine(packageName: string): string {
  return `backend.add(import('${packageName}'));`;
}

function withoutComments(code: string): string {
  const strings = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)/;
  const comments = /\/\/[^\n]*|\/\*[^]*?\*\//;
  return code.replace(
    new RegExp(`${strings.source}|${comments.source}`, 'g'),
    (_, text = '') => text,
  );
}
