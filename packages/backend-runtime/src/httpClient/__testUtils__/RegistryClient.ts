import { HttpClient, path } from '../../index';
import { z } from 'zod';

const repositorySchema = z.object({
  name: z.string(),
  description: z.string().nullable(),
});

const tagsSchema = z.object({
  tags: z.array(z.object({ name: z.string(), size: z.number().optional() })),
  page: z.number(),
  has_additional: z.boolean(),
});

export type Repository = z.infer<typeof repositorySchema>;
export type Tag = z.infer<typeof tagsSchema>['tags'][number];

/** What the plugin asks of the registry: a method for each call. */
export class RegistryClient {
  constructor(private readonly http: HttpClient) {}

  /** @throws NotFoundError when the registry has no such repository */
  async getRepository(name: string): Promise<Repository> {
    return this.http.get(
      path`/repository/${name.split('/')}`,
      repositorySchema,
    );
  }

  /** The tags of a repository, the newest first. */
  async *listTags(name: string, signal?: AbortSignal): AsyncGenerator<Tag> {
    const pages = this.http.pages(
      path`/repository/${name.split('/')}/tag/`,
      tagsSchema,
      last => (last.has_additional ? { page: last.page + 1 } : undefined),
      { query: { limit: 100 }, signal },
    );
    for await (const page of pages) {
      yield* page.tags;
    }
  }
}
