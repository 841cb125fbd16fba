import { createRequire } from 'node:module';
import { join } from 'node:path';
import { generators } from '../verbs.ts';

/** Writes what to type to run a verb, without its flags. */
type Caller = (verb: string) => string;

/**
 * How the kit was called: by backstage-cli, unless `STAGECRAFT_CALLER` names another
 * way. Each of the kit's own programs sets that for its process.
 */
export function callerOf(environment: NodeJS.ProcessEnv): Caller {
  const program: Caller = verb => `yarn stagecraft ${verb}`;
  switch (environment.STAGECRAFT_CALLER) {
    case 'plop':
      // It knows the generators, and no other verb.
      return verb =>
        generators.some(({ name }) => name === verb)
          ? `yarn plop ${verb} --`
          : program(verb);
    case 'program':
      return isInstalled()
        ? program
        : verb => `${fetcher(environment)} ${verb}`;
    default:
      return verb => `yarn backstage-cli stagecraft ${verb}`;
  }
}

// It may have come for this call alone.
function isInstalled(): boolean {
  try {
    createRequire(join(process.cwd(), 'package.json')).resolve(
      '@stagecraft/cli/package.json',
    );
    return true;
  } catch {
    return false;
  }
}

function fetcher({ npm_config_user_agent: agent }: NodeJS.ProcessEnv): string {
  return agent?.startsWith('yarn/')
    ? 'yarn dlx @stagecraft/cli'
    : 'npx @stagecraft/cli';
}
