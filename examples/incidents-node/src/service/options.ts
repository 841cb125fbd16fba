import { BackstageCredentials } from '@backstage/backend-plugin-api';

/**
 * On whose behalf something is called, and until when.
 *
 * @public
 */
export interface CallOptions {
  /** Of the request that leads to the call, or the plugin's own. */
  credentials: BackstageCredentials;
  /** Ends the call when it comes. */
  signal?: AbortSignal;
  /** For how many milliseconds it may last; 15,000 unless said. */
  timeout?: number;
}

/**
 * The same for what is created.
 *
 * @public
 */
export interface CreateOptions extends CallOptions {
  /** What tells a retry of the caller from another creation. */
  idempotencyKey?: string;
}

/**
 * The same for what is changed or deleted.
 *
 * @public
 */
export interface ChangeOptions extends CallOptions {
  /** The version that has to be the current one; any will do when left out. */
  ifMatch?: number;
}
