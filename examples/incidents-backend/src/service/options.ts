import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/** On whose behalf something is read. */
export interface ReadOptions {
  credentials: BackstageCredentials<
    BackstageUserPrincipal | BackstageServicePrincipal
  >;
}

/** On whose behalf something is created, and how a retry is recognised. */
export interface CreateOptions {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  idempotencyKey?: string;
}

/** On whose behalf something is changed or deleted. */
export interface ChangeOptions {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  /** Versions, one of which must be the current one; any will do when left out. */
  ifMatch?: number[];
}
