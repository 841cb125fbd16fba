/**
 * The name that a mistyped one stands for: the nearest by edits, as long as no more
 * than a third of it is wrong.
 *
 * @param typed - as it was typed
 * @param names - those that there are
 * @returns undefined when none is near
 * @see https://en.wikipedia.org/wiki/Levenshtein_distance
 */
export function nearest(typed: string, names: string[]): string | undefined {
  const [closest] = names
    .map(name => ({ name, distance: editDistance(typed, name) }))
    .filter(({ distance }) => distance <= Math.ceil(typed.length / 3))
    .filter(({ distance }) => distance < typed.length)
    .sort((a, b) => a.distance - b.distance);
  return closest?.name;
}

/** Names those that there are, and first the one that a mistyped one stands for. */
export function amongThese(typed: string, names: string[]): string {
  const meant = nearest(typed, names);
  const all = names.join(', ');
  return meant
    ? `did you mean ${meant}? There are: ${all}`
    : `there are: ${all}`;
}

/** How many letters have to be put in, taken out or replaced. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= to.length; j++) {
      next[j] = Math.min(
        row[j] + 1,
        next[j - 1] + 1,
        row[j - 1] + (letter === to[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[to.length];
}
