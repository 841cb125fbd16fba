/** A text with the line breaks that every text has while it is compared. */
export function toLf(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** A text with the line breaks of what it takes the place of. */
export function withLineBreaksOf(model: string, text: string): string {
  const plain = toLf(text);
  return model.includes('\r\n') ? plain.replaceAll('\n', '\r\n') : plain;
}
