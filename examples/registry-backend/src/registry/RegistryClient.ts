import { HttpClient, path } from '@stagecraft/backend-runtime';
import { z } from 'zod';

/** What the plugin needs of an item; whatever else there is is left out. */
export const itemSchema = z.object({ name: z.string() });
export const versionSchema = z.object({ name: z.string() });

const versionsSchema = z.object({
  versions: z.array(versionSchema),
  next: z.string().optional(),
});

export type RegistryItem = z.infer<typeof itemSchema>;
export type RegistryVersion = z.infer<typeof versionSchema>;

/** What the plugin asks of the registry: a method for each call. */
export class RegistryClient {
  constructor(private readonly http: HttpClient) {}

  /** @throws NotFoundError when the registry has no such item */
  async getItem(name: string): Promise<RegistryItem> {
    return this.http.get(path`/items/${name.split('/')}`, itemSchema);
  }

  /** The versions of an item. */
  async listVersions(name: string): Promise<RegistryVersion[]> {
    const pages = this.http.pages(
      path`/items/${name.split('/')}/versions`,
      versionsSchema,
      ({ next }) => (next ? { cursor: next } : undefined),
      { maxPages: 20 },
    );
    const versions: RegistryVersion[] = [];
    for await (const page of pages) {
      versions.push(...page.versions);
    }
    return versions;
  }
}
