/** The smallest parts of an SQL text that have a meaning. */
export interface Token {
  /** A name in quotes is a `name` without them; what is not in quotes is lower case. */
  kind: 'word' | 'name' | 'string' | 'symbol';
  text: string;
}

const TOKEN = new RegExp(
  [
    String.raw`(?<blank>\s+|--[^\n]*|/\*[\s\S]*?\*/)`,
    String.raw`(?<string>e'(?:[^'\\]|''|\\[\s\S])*'|'(?:[^']|'')*'|\$(?<tag>(?:[a-z_]\w*)?)\$[\s\S]*?\$\k<tag>\$)`,
    String.raw`"(?<name>(?:[^"]|"")*)"`,
    String.raw`(?<word>[a-z_\u0080-\uffff][\w$\u0080-\uffff]*)`,
    String.raw`(?<symbol>\d+|[\s\S])`,
  ].join('|'),
  'gi',
);

/** Splits an SQL text of PostgreSQL into its statements, and each into tokens. */
export function readStatements(sql: string): Token[][] {
  const tokens = [...sql.matchAll(TOKEN)].flatMap(({ groups }) =>
    toToken(groups!),
  );
  return splitAt(tokens, ';').filter(statement => statement.length > 0);
}

function toToken(groups: Record<string, string | undefined>): Token[] {
  const { string, name, word, symbol } = groups;
  if (string !== undefined) {
    return [{ kind: 'string', text: string }];
  }
  if (name !== undefined) {
    return [{ kind: 'name', text: name.replaceAll('""', '"') }];
  }
  if (word !== undefined) {
    return [{ kind: 'word', text: word.toLowerCase() }];
  }
  return symbol === undefined ? [] : [{ kind: 'symbol', text: symbol }];
}

/** Splits tokens at a symbol, but not inside of parentheses. */
export function splitAt(tokens: Token[], symbol: ',' | ';'): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += nesting(token);
    if (depth === 0 && token.kind === 'symbol' && token.text === symbol) {
      parts.push([]);
    } else {
      parts.at(-1)!.push(token);
    }
  }
  return parts;
}

/** How much deeper it is behind a token. */
export function nesting({ kind, text }: Token): number {
  return kind === 'symbol' ? Number(text === '(') - Number(text === ')') : 0;
}
