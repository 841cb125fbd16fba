/**
 * Carries out an edit as a document shows it: a diff whose hunks are found by their
 * text, so that line numbers do not matter.
 *
 * @param text - of the file
 * @param diff - lines that begin with a blank, `-` or `+`; lines that begin with `@@`
 *   part hunks
 * @returns the edited text
 * @throws Error when what a hunk takes for granted is not there exactly once
 */
export function applyEdit(text: string, diff: string): string {
  return hunksOf(diff).reduce(applyHunk, text.split('\n')).join('\n');
}

function applyHunk(lines: string[], hunk: string[]): string[] {
  const before = side(hunk, '-');
  const places = [...lines.keys()].filter(start =>
    before.every((line, offset) => line === lines[start + offset]),
  );
  if (places.length !== 1) {
    throw new Error(
      `these lines are there ${places.length} times instead of once:\n${before.join('\n')}`,
    );
  }
  return lines.toSpliced(places[0], before.length, ...side(hunk, '+'));
}

function hunksOf(diff: string): string[][] {
  const hunks: string[][] = [[]];
  for (const line of diff.trimEnd().split('\n')) {
    if (line.startsWith('@@')) {
      hunks.push([]);
    } else {
      hunks.at(-1)!.push(line);
    }
  }
  return hunks.filter(hunk => hunk.length > 0);
}

// An empty line of the file has lost its blank in most editors.
const side = (hunk: string[], sign: '-' | '+') =>
  hunk
    .filter(line => line === '' || line[0] === ' ' || line[0] === sign)
    .map(line => line.slice(1));
