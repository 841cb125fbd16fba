import GithubSlugger from 'github-slugger';
import MarkdownIt, { type Token } from 'markdown-it';

/** A block of code. */
export interface Block {
  /** The line of its fence, from 1. */
  line: number;
  /** Empty when it names none, or is only indented. */
  language: string;
  text: string;
  /** The comment right before it, `<!-- name: value -->`. */
  marker?: Marker;
}

export interface Marker {
  name: string;
  /** What stands behind the colon; empty without one. */
  value: string;
}

/** Something that stands in running text. */
export interface Span {
  line: number;
  text: string;
}

/** A Markdown file, as far as it is checked. */
export interface Document {
  /** Path below the root. */
  path: string;
  blocks: Block[];
  /** The names by which GitHub's links reach its headings. */
  anchors: ReadonlySet<string>;
  /** Targets of links and images. */
  links: Span[];
  /** What stands in backticks. */
  code: Span[];
}

const parser = new MarkdownIt({ html: true });

/**
 * Parses a Markdown file.
 *
 * @param path - below the root
 * @param text - of the file; front matter is skipped
 */
export function parseDocument(path: string, text: string): Document {
  const slugger = new GithubSlugger();
  const anchors = new Set<string>();
  const blocks: Block[] = [];
  const links: Span[] = [];
  const code: Span[] = [];

  const tokens = parser.parse(withoutFrontMatter(text), {});
  // Not every token knows its line; one without stands where the last one did.
  let line = 1;
  tokens.forEach((token, index) => {
    line = token.map ? token.map[0] + 1 : line;
    if (token.type === 'fence' || token.type === 'code_block') {
      const [language] = token.info.trim().split(/\s/);
      const marker = parseMarker(tokens[index - 1]);
      blocks.push({ line, language, text: token.content, marker });
    } else if (token.type === 'inline') {
      const isHeading = tokens[index - 1].type === 'heading_open';
      if (isHeading) {
        anchors.add(slugger.slug(plainText(token)));
      }
      spans(token, line, { links, code });
    }
  });
  return { path, blocks, anchors, links, code };
}

// Empty lines in its place keep the numbers of the lines that follow.
const withoutFrontMatter = (text: string) =>
  text.replace(/^---\n.*?^---$/ms, matter => matter.replace(/.+/g, ''));

function parseMarker(token?: Token): Marker | undefined {
  if (token?.type !== 'html_block') {
    return undefined;
  }
  const [, name, value = ''] =
    /<!-- ([a-z-]+)(?:: (.*?))? -->\s*$/s.exec(token.content) ?? [];
  return name === undefined ? undefined : { name, value };
}

const plainText = ({ children }: Token) =>
  (children ?? [])
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('');

function spans(
  { children }: Token,
  firstLine: number,
  { links, code }: Pick<Document, 'links' | 'code'>,
): void {
  let line = firstLine;
  for (const token of children ?? []) {
    const target = token.attrGet('href') ?? token.attrGet('src');
    if (target !== null) {
      links.push({ line, text: decodeURI(target) });
    }
    if (token.type === 'code_inline') {
      code.push({ line, text: token.content });
    } else if (token.type === 'softbreak' || token.type === 'hardbreak') {
      line += 1;
    }
  }
}
