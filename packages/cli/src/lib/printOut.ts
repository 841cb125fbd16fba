/** Writes to stdout, and waits until it is there: an exit would cut it off in a pipe. */
export async function printOut(text: string): Promise<void> {
  await new Promise<void>(resolve => {
    process.stdout.write(text, () => resolve());
  });
}
