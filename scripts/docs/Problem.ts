/** What is wrong in a document. */
export class Problem extends Error {
  readonly path: string;

  /**
   * @param path - of the document, below the root
   * @param line - in it
   * @param what - is wrong there
   * @param mend - what to do about it
   */
  constructor(path: string, line: number, what: string, mend: string) {
    super(`${path}:${line}: ${what}\n  To mend it: ${mend}`);
    this.path = path;
  }
}
