import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { Idempotency } from '@stagecraft/backend-runtime';
import { Request } from 'express';

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
  /** Refuses what is not to be created. Nobody asks it about a retry of what was. */
  check?: () => Promise<void>;
  /** The request that asks for it, if one does: events of it are recorded by that. */
  request?: Request;
}

/** On whose behalf something is changed or deleted. */
export interface ChangeOptions {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  /** Versions, one of which must be the current one; any will do when left out. */
  ifMatch?: number[];
  /** The request that asks for it, if one does: events of it are recorded by that. */
  request?: Request;
}
