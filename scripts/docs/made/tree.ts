/**
 * Draws a folder as a tree, folders and files by name.
 *
 * @param folder - what to call it
 * @param paths - of all its files, below it
 * @param depth - how many levels to draw
 * @param drawn - how it was drawn before; what stood beside a name is kept
 */
export function drawTree(
  folder: string,
  paths: string[],
  depth: number,
  drawn: string,
): string {
  const notes = readNotes(drawn);
  const rows = [
    { name: `${folder}/`, path: '' },
    ...branches(paths, '', '', depth),
  ].map(({ name, path }) => ({ name, note: notes.get(path) }));
  const width = Math.max(
    ...rows.map(({ name, note }) => (note ? name.length : 0)),
  );
  return rows
    .map(({ name, note }) => (note ? `${name.padEnd(width)}  ${note}` : name))
    .map(row => `${row}\n`)
    .join('');
}

interface Row {
  name: string;
  /** Below the folder. */
  path: string;
}

function branches(
  paths: string[],
  parent: string,
  indent: string,
  depth: number,
): Row[] {
  const inside = paths
    .filter(path => path.startsWith(parent))
    .map(path => path.slice(parent.length));
  const names = [
    ...new Set(inside.map(path => path.replace(/\/.*/, '/'))),
  ].sort();
  return names.flatMap((name, index) => {
    const isLast = index === names.length - 1;
    const path = parent + name;
    const row = { name: `${indent}${isLast ? '└── ' : '├── '}${name}`, path };
    return name.endsWith('/') && depth > 1
      ? [
          row,
          ...branches(
            paths,
            path,
            `${indent}${isLast ? '    ' : '│   '}`,
            depth - 1,
          ),
        ]
      : [row];
  });
}

// The text beside each name, by its path below the folder.
function readNotes(drawn: string): Map<string, string> {
  const notes = new Map<string, string>();
  const parents: string[] = [];
  for (const line of drawn.split('\n')) {
    const [, indent, name, note] =
      /^([│├└─\s]*)(\S+)(?: {2,}(.*))?$/.exec(line) ?? [];
    if (name === undefined) {
      continue;
    }
    const level = indent.length / 4;
    parents.length = level;
    parents[level] = level === 0 ? '' : name;
    if (note) {
      notes.set(parents.join(''), note);
    }
  }
  return notes;
}
