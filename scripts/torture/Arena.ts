import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeClone, type Clone } from '../endToEnd/clone.ts';
import { tools } from '../endToEnd/steps.ts';
import { once } from '../once.ts';
import { buildImage } from './image.ts';
import { Postgres } from './Postgres.ts';
import { Replica } from './Replica.ts';
import { makeThings } from './makeThings.ts';

/** Where scenarios work. Each thing is made when the first one needs it. */
export class Arena {
  readonly #share: number;
  readonly #folder = realpathSync(mkdtempSync(join(tmpdir(), 'torture-')));
  #clone?: Clone;
  #replicas: Replica[] = [];
  #prefixes: string[] = [];

  /** @param share - of all sizes, for a run that is quicker and shows less */
  constructor(share: number) {
    this.#share = share;
  }

  /** How many of something there are to be. */
  size(full: number): number {
    return Math.max(1, Math.round(full * this.#share));
  }

  /** A clone with a plugin `things` that has fields of every type. */
  readonly clone = once(async () => {
    this.#clone = await makeClone();
    await this.#clone.succeed(['./yarnw', 'install']);
    await makeThings(this.#clone);
    return this.#clone;
  });

  /** The compiled backend of that clone. */
  readonly image = once(async () =>
    buildImage(await this.clone(), join(this.#folder, 'image')),
  );

  /** The next release of it, whose things have one field more. */
  readonly nextImage = once(async () => {
    await this.image();
    const clone = await this.clone();
    const args = [
      '--plugin=things',
      '--resource=thing',
      '--add=weight:integer?',
    ];
    await tools(clone).plop('field', ...args);
    const image = await buildImage(clone, join(this.#folder, 'next'));
    await clone.succeed(['git', 'reset', '--hard', '--quiet']);
    await clone.succeed(['git', 'clean', '-fdq']);
    return image;
  });

  readonly postgres = once(() => Postgres.start());

  /**
   * Replicas that are not started yet, on databases of their own.
   *
   * @param prefix - of their databases
   * @param env - beside what production asks for
   */
  async replicas(
    prefix: string,
    count: number,
    env: NodeJS.ProcessEnv = {},
  ): Promise<Replica[]> {
    this.#prefixes.push(prefix);
    const image = await this.image();
    const postgres = await this.postgres();
    const replicas: Replica[] = [];
    for (let index = 0; index < count; index++) {
      replicas.push(
        await Replica.create(image, {
          ...postgres.env,
          APP_BASE_URL: 'http://localhost:3000',
          // Nothing here caches, and every replica may.
          REDIS_URL: 'redis://127.0.0.1:1',
          APP_CONFIG_backend_cache_store: 'memory',
          APP_CONFIG_backend_database_prefix: prefix,
          APP_CONFIG_auth_providers_guest_dangerouslyAllowOutsideDevelopment:
            'true',
          ...env,
        }),
      );
    }
    this.#replicas.push(...replicas);
    return replicas;
  }

  /** Replicas that are ready; the first one made the tables. */
  async serve(
    prefix: string,
    count: number,
    env?: NodeJS.ProcessEnv,
  ): Promise<Replica[]> {
    const replicas = await this.replicas(prefix, count, env);
    const [first, ...others] = replicas;
    first.launch();
    await first.ready();
    for (const replica of others) {
      replica.launch();
    }
    await Promise.all(others.map(replica => replica.ready()));
    return replicas;
  }

  /** Ends what a scenario started, and drops its databases. */
  async tidy(): Promise<void> {
    await Promise.all(this.#replicas.map(replica => replica.end('SIGKILL')));
    this.#replicas = [];
    for (const prefix of this.#prefixes) {
      await (await this.postgres()).drop(prefix);
    }
    this.#prefixes = [];
  }

  /** Removes the files; the processes end with this one. */
  close(): void {
    this.#clone?.remove();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
