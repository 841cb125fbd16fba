/** What somebody does to a generated plugin by hand. */
export interface Edit {
  name: string;
  /** Path in the package. */
  path: string;
  /** The commands that change the very lines of the edit, too. */
  sameLines?: string[];
  /** Gives the edited text; undefined deletes the file. */
  edit(text: string): string | undefined;
  /** What belongs to it in other files; one that is not there yet is empty. */
  also?: Edit[];
}

// An edit that finds nothing to edit would prove nothing.
export const replace =
  (from: string | RegExp, to: string) => (text: string) => {
    const edited = text.replace(from, to);
    if (edited === text) {
      throw new Error(`found no ${from} in:\n${text}`);
    }
    return edited;
  };
export const all =
  (...steps: ((text: string) => string)[]) =>
  (text: string) =>
    steps.reduce((result, step) => step(result), text);
