import {
  CacheService,
  CacheServiceSetOptions,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { withDeadline } from './withDeadline';

// A cache that takes longer spares nobody anything.
const PATIENCE = 500;

/**
 * Keeps for a short while what another system answered, for all replicas. Without the
 * cache everything goes on, only slower. Of requests for one key that come while it is
 * asked for, a replica passes one on; an error is given to these, and not kept.
 *
 * @see https://backstage.io/docs/backend-system/core-services/cache
 */
export class AnswerCache {
  readonly #cache: CacheService;
  readonly #ttl: CacheServiceSetOptions['ttl'];
  readonly #logger: LoggerService;
  readonly #underWay = new Map<string, Promise<unknown>>();

  /**
   * Keeps answers in a cache.
   *
   * @param cache - of the plugin, which all replicas share
   * @param options - `ttl`, for how long an answer is kept; `logger`, which is told of a
   *   cache that fails
   */
  constructor(
    cache: CacheService,
    options: { ttl: CacheServiceSetOptions['ttl']; logger: LoggerService },
  ) {
    this.#cache = cache;
    this.#ttl = options.ttl;
    this.#logger = options.logger;
  }

  /**
   * Finds an answer, or asks for it.
   *
   * @param key - all that the answer depends on: instance, names and parameters; the
   *   caller, where not everybody gets the same; and a version, when its shape changes
   * @param load - asks; many may wait for it, so it ends by no signal of one of them
   * @throws whatever `load` throws
   */
  get<Value extends Parameters<CacheService['set']>[1]>(
    key: readonly string[],
    load: () => Promise<Value>,
  ): Promise<Value> {
    const id = JSON.stringify(key);
    const earlier = this.#underWay.get(id);
    if (earlier) {
      return earlier as Promise<Value>;
    }
    const answer = this.#findOrLoad(id, load).finally(() =>
      this.#underWay.delete(id),
    );
    this.#underWay.set(id, answer);
    return answer;
  }

  async #findOrLoad<Value extends Parameters<CacheService['set']>[1]>(
    id: string,
    load: () => Promise<Value>,
  ): Promise<Value> {
    const kept = await this.#unlessItFails(() => this.#cache.get<Value>(id));
    if (kept !== undefined) {
      return kept;
    }
    const value = await load();
    await this.#unlessItFails(() =>
      this.#cache.set(id, value, { ttl: this.#ttl }),
    );
    return value;
  }

  async #unlessItFails<Result>(
    work: () => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await withDeadline(PATIENCE, work, {
        late: () => new Error(`No answer after ${PATIENCE} ms`),
      });
    } catch (error) {
      this.#logger.warn(`The cache fails: ${stringifyError(error)}`);
      return undefined;
    }
  }
}
