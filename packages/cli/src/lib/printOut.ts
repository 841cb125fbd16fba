/**
 * Writes to stdout, unless another stream is given, and waits until it is there: an
 * exit would cut it off in a pipe.
 */
export async function printOut(
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): Promise<void> {
  await new Promise<void>(resolve => {
    stream.write(text, () => resolve());
  });
}
