/** Where upstream looks for a CODEOWNERS file; the first one counts. */
export const CODEOWNERS_PATHS = [
  '.github/CODEOWNERS',
  '.gitlab/CODEOWNERS',
  'docs/CODEOWNERS',
  'CODEOWNERS',
];

/**
 * Upstream enters the new package by its absolute path, which no code host ever
 * matches, hands `*` to `@backstage/maintainers` and drops comments. Keeps the
 * owners it wrote, and puts their line at the end of the file as it was.
 */
export function mendCodeowners(
  before: string,
  after: string,
  absoluteFolder: string,
  folder: string,
): string {
  const entry = after
    .split('\n')
    .map(line => line.split(/\s+/))
    .find(([path]) => path === absoluteFolder);
  if (!entry) return after;
  const [, ...owners] = entry;
  const body = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  return `${body}/${folder} ${owners.join(' ')}\n`;
}
