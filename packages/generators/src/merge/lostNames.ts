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
  const known = new Set(base.split('\n'));
  const added = next.split('\n').filter(line => !known.has(line));
  const kits = new Set(added);
  const left = wordsOf(
    merged
      .split('\n')
      .filter(line => !kits.has(line))
      .join('\n'),
  );
  const before = wordsOf(base);
  return [
    ...new Set(
      (added.map(withoutText).join('\n').match(WORD) ?? []).filter(
        word => before.has(word) && !left.has(word),
      ),
    ),
  ];
}

function withoutText(line: string): string {
  return line.replace(/'[^']*'|`[^`]*`|\/\/.*|^\s*\*.*/g, '');
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(WORD));
}
