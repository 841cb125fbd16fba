/** Says what takes a while, beside the output. */
export function progress(line: string): void {
  process.stderr.write(`→ ${line}\n`);
}
