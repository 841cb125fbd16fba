import { nesting, splitAt, type Token } from './tokens.ts';

/** Reads the tokens of one statement from left to right. */
export class TokenReader {
  private readonly tokens: Token[];

  constructor(tokens: Token[] | TokenReader) {
    this.tokens = [...(tokens instanceof TokenReader ? tokens.tokens : tokens)];
  }

  /** Takes words or a symbol, if exactly these come next. */
  take(text: string): boolean {
    const words = text.split(' ');
    const isNext = words.every((word, index) => {
      const token = this.tokens[index];
      return (
        token?.text === word &&
        (token.kind === 'word' || token.kind === 'symbol')
      );
    });
    if (isNext) {
      this.tokens.splice(0, words.length);
    }
    return isNext;
  }

  /** Takes the first of these that comes next, and gives it. */
  takeOne<Text extends string>(...texts: Text[]): Text | undefined {
    return texts.find(text => this.take(text));
  }

  /** Whether one of these comes next. */
  startsWith(...texts: string[]): boolean {
    return new TokenReader(this.tokens).takeOne(...texts) !== undefined;
  }

  isEmpty(): boolean {
    return this.tokens.length === 0;
  }

  /** Takes those of these that are there, in this order. */
  skip(...texts: string[]): void {
    texts.forEach(text => this.take(text));
  }

  /** Takes everything to the end of a word, which is looked for outside of parentheses. */
  skipPast(word: string): void {
    while (this.tokens.length > 0 && !this.take(word)) {
      if (!this.parentheses()) {
        this.tokens.shift();
      }
    }
  }

  /** Takes a name without the schema in front of it; empty when there is none. */
  name(): string {
    return this.names().at(-1) ?? '';
  }

  /** Takes names with dots between them. */
  names(): string[] {
    const [token] = this.tokens;
    if (token?.kind !== 'name' && token?.kind !== 'word') {
      return [];
    }
    this.tokens.shift();
    return [token.text, ...(this.take('.') ? this.names() : [])];
  }

  /** Takes what stands between the parentheses that come next, if any do. */
  parentheses(): TokenReader | undefined {
    if (!this.take('(')) {
      return undefined;
    }
    let depth = 1;
    const end = this.tokens.findIndex(token => {
      depth += nesting(token);
      return depth === 0;
    });
    const inside = this.tokens.splice(0, end < 0 ? Infinity : end);
    this.tokens.shift();
    return new TokenReader(inside);
  }

  /** Takes all that is left, and splits it at its commas. */
  list(): TokenReader[] {
    return splitAt(this.tokens.splice(0), ',').map(
      part => new TokenReader(part),
    );
  }

  /** Whether words come somewhere in what is left, outside of parentheses. */
  has(text: string): boolean {
    const ahead = new TokenReader(this.tokens);
    while (ahead.tokens.length > 0) {
      if (ahead.take(text)) {
        return true;
      }
      if (!ahead.parentheses()) {
        ahead.tokens.shift();
      }
    }
    return false;
  }

  /** What is left, as one text; names are in quotes. */
  toString(): string {
    return this.tokens
      .map(({ kind, text }) => (kind === 'name' ? `"${text}"` : text))
      .join(' ')
      .replaceAll(/ (?=[,)(.])|(?<=[(.]) /g, '');
  }
}
