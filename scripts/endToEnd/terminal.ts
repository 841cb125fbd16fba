import { spawn } from 'node:child_process';

/**
 * Runs a command in a real terminal, which util-linux `script` makes, and types
 * each answer once its question stands on the screen.
 *
 * @param command - a line for the shell
 * @param cwd - where to run it
 * @param dialogue - pairs of a question and the keys to type
 * @returns exit code and what stood on the screen
 */
export function inTerminal(
  command: string,
  cwd: string,
  dialogue: [RegExp, string][],
): Promise<{ exitCode: number; screen: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('script', ['-qefc', command, '/dev/null'], { cwd });
    const rest = [...dialogue];
    let screen = '';
    let read = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      screen += text;
      const [question, keys] = rest[0] ?? [];
      if (question?.test(screen.slice(read))) {
        read = screen.length;
        rest.shift();
        child.stdin.write(keys!);
      }
    });
    child.once('error', reject);
    child.once('close', code => resolve({ exitCode: code ?? 1, screen }));
  });
}
