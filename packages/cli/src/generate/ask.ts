import type { EventEmitter } from 'node:events';
import { Interrupted } from '../lib/run.ts';
import type { Answers, Question } from './questions.ts';

/** The part of inquirer 9 that is used, whoever brings it. */
export interface Inquirer {
  prompt: {
    (questions: object[]): Promise<Answers> & {
      ui: { rl: EventEmitter; onForceClose(): void };
    };
    prompts: Record<string, any>;
  };
  registerPrompt(name: string, prompt: unknown): void;
}

/**
 * Asks questions on the terminal; what is wrong with an answer shows while it is
 * typed. Ctrl-C and Ctrl-D end the process with 130.
 *
 * @param choices - what can be chosen, for the questions where that is known
 */
export async function ask(
  { prompt, registerPrompt }: Inquirer,
  questions: Question[],
  choices: Record<string, string[]>,
): Promise<Answers> {
  registerPrompt('explained', explainedInput(prompt.prompts.input));
  const answering = prompt(
    questions.map(({ key, description, example, explain }) => ({
      name: key,
      type: choices[key] ? 'list' : 'explained',
      message: choices[key]
        ? description
        : `${description} (such as ${example})`,
      choices: choices[key],
      validate: (value: string) => explain(value) ?? true,
    })),
  );

  // On Ctrl-C inquirer closes and sends a signal to its own process, which can be
  // gone with 0 before that arrives; on Ctrl-D it would fail in its exit listener.
  const { rl, onForceClose } = answering.ui;
  let isAnswered = false;
  const leave = () => {
    process.off('exit', onForceClose);
    process.exit(new Interrupted('SIGINT').exitCode);
  };
  process.on('SIGINT', leave);
  rl.once('close', () => setImmediate(() => isAnswered || leave()));
  const answers = await answering;
  isAnswered = true;
  process.off('SIGINT', leave);
  return answers;
}

/** An input that says below the line what is wrong with what stands there so far. */
function explainedInput(Input: any) {
  return class extends Input {
    onKeypress() {
      this.status = 'touched';
      const { line } = this.rl;
      const verdict = line === '' ? true : this.opt.validate(line);
      this.render(verdict === true ? undefined : verdict);
    }
  };
}
