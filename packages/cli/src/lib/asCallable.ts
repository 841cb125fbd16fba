/**
 * Names Yarn in a message as whoever reads it can call it: a machine may have none,
 * and then `./yarnw` called this, which leaves its own name in `YARNW`.
 *
 * @param text - a message with commands that start with `yarn`
 * @param environment - where `YARNW` stands
 */
export function asCallable(
  text: string,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const { YARNW } = environment;
  return YARNW
    ? text.replace(
        /\byarn (?=backstage-cli|install|lint|new|plop|prettier|start|workspace)/g,
        () => `${YARNW} `,
      )
    : text;
}
