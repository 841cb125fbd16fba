import { callerOf } from './caller.ts';

/**
 * Names commands in a message as whoever reads it can type them. Messages name the
 * kit's verbs as `yarn backstage-cli stagecraft …`, but the kit may have been called in
 * another way; and a machine may have no Yarn, and then `./yarnw` called this, which
 * leaves its own name in `YARNW`.
 *
 * @param text - a message with commands that start with `yarn`
 * @param environment - where `YARNW` stands, and `STAGECRAFT_CALLER`
 */
export function asCallable(
  text: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const caller = callerOf(environment);
  const named = text.replace(
    /\byarn backstage-cli stagecraft ([\w-]+|<verb>)/g,
    (_, verb: string) => caller(verb),
  );
  const { YARNW } = environment;
  return YARNW
    ? named.replace(
        /\byarn (?=add|backstage-cli|fix|install|lint|new|plop|prettier|stagecraft|start|up|workspace)/g,
        () => `${YARNW} `,
      )
    : named;
}

/** What to type to run a verb, or `<verb>`, without its flags. */
export function commandFor(verb: string): string {
  return asCallable(`yarn backstage-cli stagecraft ${verb}`);
}
