import { GeneratorError } from '@stagecraft/generators/repository';
import { Failure } from './Failure.ts';

/** Calls the engine. What it cannot do becomes a Failure with the engine's reason. */
export async function callEngine<Result>(
  call: () => Promise<Result>,
): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof GeneratorError)) throw error;
    throw new Failure(startSentence(error.message));
  }
}

/** Starts a message of the engine with a capital, unless that starts with a path or a quote. */
export function startSentence(message: string): string {
  return message.replace(
    /^[a-z]+(?= )/,
    word => word[0].toUpperCase() + word.slice(1),
  );
}
