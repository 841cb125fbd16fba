import fc from 'fast-check';
import type { Mood } from '../standIn.ts';
import { Answers } from './answers.ts';
import { operationsOf, type Document } from './document.ts';
import type { User } from './policy/users.ts';
import { Session, type Exchange, type Side } from './Session.ts';
import { stepsOf } from './steps.ts';
import { Rights } from './Rights.ts';

/** Something wrong, with the smallest sequence of requests that shows it. */
export interface Fault {
  /** What repeats it. */
  seed: number;
  path: string;
  /** The last one is the faulty one. */
  exchanges: Exchange[];
}

export interface Outcome {
  /** How many requests went to each database. */
  requests: number;
  faults: Fault[];
  /** How often each operation answered with each status. */
  statuses: Map<string, Map<number, number>>;
}

const SEQUENCES_A_ROUND = 10;
const MOST_FAULTS = 10;
const MOST_SHRINKING_MS = 60_000;

/**
 * Sends random sequences of requests, valid and not, to one plugin on two databases.
 *
 * @param options - `requests`: how many at least; `seed` of the first round; `path`:
 *   of one sequence in it, which alone is sent then
 */
export async function fuzz(options: {
  document: Document;
  sides: Side[];
  known?: Record<string, string[]>;
  setMood?: (mood: Mood) => void;
  /** Who signs in; the first one alone unless given. */
  users?: User[];
  /** The collections of which users may not read all. */
  guarded?: string[];
  requests: number;
  seed: number;
  path?: string;
}): Promise<Outcome> {
  const { document, sides, known = {}, setMood = () => {}, path } = options;
  const { users = ['user'], guarded = [] } = options;
  const answers = new Answers(document);
  const rights = new Rights(guarded);
  const outcome: Outcome = {
    requests: 0,
    faults: [],
    statuses: new Map(operationsOf(document).map(({ id }) => [id, new Map()])),
  };
  const seen = new Set<string>();

  for (let seed = options.seed; ; seed++) {
    // While it shrinks, another fault is no smaller case of the one that was found.
    let kind: string | undefined;
    let smallest: Exchange[] = [];
    const sequences = stepsOf(document, { seed, known, users });
    const property = fc.asyncProperty(sequences, async steps => {
      const session = new Session({
        sides,
        answers,
        rights,
        known,
        setMood,
      });
      let fault: string | undefined;
      for (const step of steps) {
        const exchange = await session.send(step);
        if (kind === undefined) {
          count(outcome, exchange);
        }
        fault = exchange.fault && kindOf(exchange);
        if (fault) {
          break;
        }
      }
      await session.tidy();
      if (fault && (kind ? fault === kind : !seen.has(fault))) {
        kind = fault;
        smallest = session.exchanges;
        throw new Error(fault);
      }
    });
    const details = await fc.check(property, {
      seed,
      path,
      numRuns: path === undefined ? SEQUENCES_A_ROUND : 1,
      endOnFailure: path !== undefined,
      interruptAfterTimeLimit: MOST_SHRINKING_MS,
    });
    if (kind !== undefined) {
      seen.add(kind);
      outcome.faults.push({
        seed,
        path: details.counterexamplePath ?? '',
        exchanges: smallest,
      });
    }
    const isEnough =
      outcome.requests >= options.requests ||
      outcome.faults.length >= MOST_FAULTS;
    if (path !== undefined || isEnough) {
      return outcome;
    }
  }
}

function count(outcome: Outcome, { step, answers: [answer] }: Exchange): void {
  outcome.requests += 1;
  const statuses = outcome.statuses.get(step.operation.id);
  statuses?.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
}

// Without the values, which change while it shrinks.
function kindOf({ step, fault }: Exchange): string {
  const words = fault!.replaceAll(/"(\\.|[^"\\])*"|-?\d{4,}\S*/g, '…');
  return `${step.operation.id}: ${words}`;
}
