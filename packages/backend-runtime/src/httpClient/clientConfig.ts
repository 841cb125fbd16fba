import { z } from 'zod';

function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value)) {
    return false;
  }
  const { protocol, username, password, search, hash } = new URL(value);
  return (
    ['http:', 'https:'].includes(protocol) &&
    [username, password, search, hash].every(part => part === '')
  );
}

/** The keys of a system that a plugin asks; the token is a secret. */
export const httpClientConfig = z.object({
  baseUrl: z
    .string()
    .refine(
      isBaseUrl,
      'It must be an http or https URL without user, query and fragment',
    ),
  // `fetch` repeats a header that it refuses in its error, so it gets none of these.
  token: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'It must be visible ASCII without spaces')
    .optional(),
});

/** What works, for the errors about these keys. */
export const httpClientExample = {
  baseUrl: 'https://registry.example.com/api',
  token: '${REGISTRY_TOKEN}',
};
