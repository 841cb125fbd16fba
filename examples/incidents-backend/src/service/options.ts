import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { Idempotency } from '@stagecraft/backend-runtime';

/** On whose behalf something is read. */
export interface ReadOptions {
  credentials: BackstageCredentials<
    BackstageUserPrincipal | BackstageServicePrincipal
  >;
}

/** On whose behalf something is created, and how a retry is recognised. */
export interface CreateOptions {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  idempotency?: Idempotency;
}

/** On whose behalf something is changed or deleted. */
export interface ChangeOptions {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  /** Versions, one of which must be the current one; any will do when left out. */
  ifMatch?: number[];
}
