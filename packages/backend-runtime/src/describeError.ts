import { isError } from '@backstage/errors';
import { isUnavailableError } from './isUnavailableError';

const MAX_LENGTH = 500;
const MAX_CAUSES = 3;

// What drivers and the system throw tells statements with their values, or addresses.
const SYSTEM_CODE = /^(?:[\dA-Z]{5}|E[A-Z]+|SQLITE_\w+)$/;

/**
 * Says in a line what went wrong and why, for those who look after work that no request
 * waits for: nothing of a statement and its values, of credentials in addresses, or of
 * what a header carried.
 */
export function describeError(error: unknown): string {
  const causes = chain(error).slice(0, MAX_CAUSES).map(describe);
  // Without what PostgreSQL refuses: NUL, and halves of a pair of surrogates.
  const line = causes.join('; caused by ').replace(/\p{Cc}+/gu, ' ');
  return Buffer.from(line.slice(0, MAX_LENGTH)).toString();
}

function chain(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let one = error; one && !causes.includes(one); one = causeOf(one)) {
    causes.push(one);
  }
  return causes.length === 0 ? [error] : causes;
}

function causeOf(error: unknown): unknown {
  return isError(error) ? error.cause : undefined;
}

function describe(error: unknown): string {
  // Not by class: a driver may have the one of another context.
  if (!isError(error)) {
    return mask(String(error));
  }
  const { code } = error;
  if (typeof code === 'string' && SYSTEM_CODE.test(code)) {
    return `${error.name}: ${code}`;
  }
  if (isUnavailableError(error)) {
    return `${error.name}: A system that is needed did not answer`;
  }
  // The classes of `@backstage/errors` add to theirs what their cause says.
  const [, ownText] = /^(.*?)(?:(?:^|; )caused by .*)?$/s.exec(error.message)!;
  return mask(`${error.name}: ${ownText}`);
}

function mask(text: string): string {
  return text
    .replace(/(\w+:\/\/)[^\s/@]*@/g, '$1***@')
    .replace(/(\w+:\/\/[^\s?]*)\?\S*/g, '$1?***')
    .replace(/\b(basic|bearer|token)\s+[\w.~+/=-]+/gi, '$1 ***');
}
