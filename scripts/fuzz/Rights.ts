import { parse } from './alike.ts';
import { collectionOf } from './document.ts';
import type { Caller, Step } from './steps.ts';
import type { Answer } from './wire.ts';

/** Holds answers against what the policy of `policy/policy.ts` lets users do. */
export class Rights {
  readonly #guarded: Set<string>;
  readonly #creators = new Map<string, Caller>();

  /** @param guarded - the collections about whose rows the policy decides */
  constructor(guarded: string[]) {
    this.#guarded = new Set(guarded);
  }

  /** What an answer gives a user who may not have it; undefined when that is nothing. */
  fault(
    { operation, caller }: Pick<Step, 'operation' | 'caller'>,
    { status, text }: Pick<Answer, 'status' | 'text'>,
  ): string | undefined {
    if (status < 200 || status >= 300) {
      return undefined;
    }
    const isGuarded = this.#guarded.has(collectionOf(operation.path));
    const shown = [...rowsIn(parse(text))];
    if (isGuarded && status === 201) {
      // What was sent once more is there already.
      shown
        .filter(id => !this.#creators.has(id))
        .forEach(id => this.#creators.set(id, caller));
    }
    if (caller !== 'user' && caller !== 'other') {
      return undefined;
    }
    if (isGuarded && caller === 'other' && operation.method === 'PATCH') {
      return 'it changes a row for "other", who may change none';
    }
    const foreign = shown.find(
      id => (this.#creators.get(id) ?? caller) !== caller,
    );
    return (
      foreign &&
      `it shows the row "${foreign}" of "${this.#creators.get(foreign)}" to "${caller}", who may not read it`
    );
  }
}

// A row has its id; what refers to it has that by another name.
function* rowsIn(body: unknown): Generator<string> {
  if (!(body instanceof Object)) {
    return;
  }
  if ('id' in body && typeof body.id === 'string') {
    yield body.id;
  }
  for (const value of Object.values(body)) {
    yield* rowsIn(value);
  }
}
