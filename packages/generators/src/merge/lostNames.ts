const WORD = /[A-Za-z_$][\w$]*/g;

/**
 * Finds what the kit's new lines use and the merged text no longer has, such as a
 * variable that was renamed: the lines merge, and the result does not compile.
 *
 * @param base - the text as it was rendered
 * @param next - the text as it is rendered now
 * @param merged - what the merge made of it
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
  return line.replace(/'[^']*'|`[^`]*`|\/\/.*|^\s*\*.*/g, '');
}

function wordsOf(lines: string[]): Set<string> {
  return new Set(lines.join('\n').match(WORD));
}
