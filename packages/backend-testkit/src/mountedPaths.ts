import type { Server } from 'node:http';

// What Express 4 keeps of each registration; it has no public way to list them.
interface Layer {
  regexp: RegExp & { fast_slash?: boolean };
  keys: { name: string | number }[];
  route?: { path: string | RegExp | (string | RegExp)[] };
  handle: { stack?: Layer[] };
}

/**
 * Lists the paths at which a running backend has mounted something below a base
 * path, whoever mounted it and however deep.
 *
 * @remarks
 *
 * Use it to assert that nothing is reachable which nobody thought of: ask each of
 * these paths without credentials. Backstage's own `/.backstage` routes are left
 * out. Path parameters stand as they were written, such as `/incidents/:id`.
 *
 * @param server - the `server` of startTestBackend
 * @param basePath - for example `/api/incidents`
 * @returns full paths, sorted
 * @throws Error if nothing is mounted there
 * @see https://backstage.io/docs/backend-system/core-services/http-router
 * @public
 */
export function mountedPaths(server: Server, basePath: string): string[] {
  const [app] = server.listeners('request') as unknown as {
    _router?: { stack: Layer[] };
  }[];
  const paths = walk(app?._router?.stack ?? [], '')
    .filter(path => path.startsWith(`${basePath}/`))
    .filter(path => !path.startsWith(`${basePath}/.backstage/`));
  if (paths.length === 0) {
    throw new Error(`Nothing is mounted below ${basePath}`);
  }
  return [...new Set(paths)].sort();
}

function walk(stack: Layer[], prefix: string): string[] {
  return stack.flatMap(layer => {
    if (layer.route) {
      return [layer.route.path].flat().map(path => prefix + String(path));
    }
    const path = prefix + mountPath(layer);
    return layer.handle.stack ? walk(layer.handle.stack, path) : [path];
  });
}

// Express compiles the mount path /a/:b to /^\/a(?:\/([^\/]+?))\/?(?=\/|$)/i.
function mountPath({ regexp, keys }: Layer): string {
  const names = keys.map(({ name }) => `/:${name}`);
  return regexp.fast_slash
    ? ''
    : regexp.source
        .replace('^', '')
        .replace(String.raw`\/?(?=\/|$)`, '')
        .replaceAll('\\', '')
        .replaceAll('(?:/([^/]+?))', parameter => names.shift() ?? parameter);
}
