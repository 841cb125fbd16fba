import { HttpClient, path } from '@stagecraft/backend-runtime';
import { Release } from '../releases/release';
import { releasesCsv } from './releasesCsv';

/** What the plugin asks of the archive: a method for each call. */
export class ArchiveClient {
  constructor(private readonly http: HttpClient) {}

  /** All releases that the archive has. */
  async getReleases(signal?: AbortSignal): Promise<Release[]> {
    return this.http.get(path`/releases.csv`, releasesCsv, {
      as: 'text',
      signal,
    });
  }
}
