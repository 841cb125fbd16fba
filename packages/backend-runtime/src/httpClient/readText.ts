/**
 * Reads the body of an answer, and stops as soon as it is larger than it may be. What
 * counts are the bytes as they come out of decompression.
 *
 * @param response - an answer whose body nobody has read
 * @param maxBytes - how large it may be
 * @returns the text; undefined when it is larger
 * @throws whatever breaks the connection
 * @see https://fetch.spec.whatwg.org/#bodies
 */
export async function readText(
  response: Response,
  maxBytes: number,
): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  const reader = response.body?.getReader();
  for (let bytes = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      // Ends the connection; nobody has to wait for that.
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
