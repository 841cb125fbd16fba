import {
  AuthService,
  BackstageCredentials,
  BackstagePrincipalTypes,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/**
 * Refuses whoever may not call an action, as `httpAuth.credentials` does for a route.
 *
 * @throws NotAllowedError when the caller is none of those who may
 */
export function checkCaller<Type extends 'user' | 'service'>(
  auth: AuthService,
  credentials: BackstageCredentials,
  options: { allow: Type[] },
): BackstageCredentials<BackstagePrincipalTypes[Type]> {
  const { allow } = options;
  if (!allow.some(type => auth.isPrincipal(credentials, type))) {
    const kinds = allow.map(type => `'${type}'`).join(' or ');
    throw new NotAllowedError(`This action only allows ${kinds} credentials`);
  }
  return credentials as BackstageCredentials<BackstagePrincipalTypes[Type]>;
}
