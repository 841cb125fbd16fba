const WORD = /[A-Za-z_$][\w$]*/g;

/**
 * Finds what the new lines of one side use and the merged text no longer has, such as
 * a variable that the other side renamed: the lines merge, and the result does not
 * compile.
 *
 * @param base - the text that both sides started from
 * @param next - the text as one side made it
 * @param merged - what the merge made of both
 * @returns the names, in the order in which they are used
 */
export function lostNames(
  base: string,
  next: string,
  merged: string,
): string[] {
  const baseLines = new Set(base.split('\n'));
  const nextLines = new Set(next.split('\n'));
  const added = [...nextLines].filter(line => !baseLines.has(line));
  const kept = [...baseLines].filter(line => nextLines.has(line));
  const before = wordsOf(kept);
  const left = wordsOf(
    merged.split('\n').filter(line => !added.includes(line)),
  );
  return [...wordsOf(added.map(withoutText))].filter(
    word => before.has(word) && !left.has(word),
  );
}

function withoutText(line: string): string {
  return line.replace(/'[^']*'|`[^`]*`|\/[/*].*|^\s*\*.*/g, '');
}

function wordsOf(lines: string[]): Set<string> {
  return new Set(lines.join('\n').match(WORD));
}
