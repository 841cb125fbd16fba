// What belongs in the log, and in no answer.
const LEAKS: Record<string, RegExp> = {
  SQL: /\b(from|into|update|join|table|set|where) \\?"\w+\\?"|\bsyntax error at or near\b/i,
  'the schema':
    /\b(relation|column|constraint) \\?"\w+|violates \S+( \S+)? constraint/i,
  'an address': /\bE(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT)\b|\b127\.0\.0\.1:\d+/,
  'a connection': /Connection terminated|terminating connection|Knex: Timeout/i,
  'a stack': /\bat \S.*:\d+:\d+|node_modules\//,
  'the parser':
    /Unexpected (token|end of)|in JSON at position|is not valid JSON/,
};

/**
 * Looks for what an answer must not tell.
 *
 * @returns what it tells, with the words, or undefined
 */
export function leakIn(text: string): string | undefined {
  for (const [what, pattern] of Object.entries(LEAKS)) {
    const [words] = pattern.exec(text) ?? [];
    if (words !== undefined) {
      return `${what} (${words.slice(0, 80)})`;
    }
  }
  return undefined;
}
