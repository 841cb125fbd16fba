import { combine, parts, type Combination } from './parts.ts';

const names = Object.keys(parts);
const COUNTS = [1, 3];

/** Each pair of kinds of features, on one resource and on three. */
export function pairs(): Combination[] {
  return COUNTS.flatMap(count =>
    names.flatMap((one, index) =>
      names
        .slice(index + 1)
        .filter(other => count > 1 || !needsTwo(one, other))
        .map(other => combine(`${one}-${other}-${count}`, [one, other], count)),
    ),
  );
}

/** All kinds at once, on one resource and on three. */
export function everything(): Combination[] {
  return COUNTS.map(count => combine(`everything-${count}`, names, count));
}

/** Permissions for a webhook, recorded and not, by itself and beside all kinds. */
export function guardedWebhooks(): Combination[] {
  const guarded = ['webhook', 'webhook-permission'];
  const recorded = [...guarded, 'webhook-audit'];
  return [
    combine('guarded-webhook', guarded, 1),
    combine('guarded-webhook-audit', recorded, 1),
    combine('guarded-everything', [...names, ...recorded.slice(1)], 3),
  ];
}

/**
 * Few plugins, among which any two kinds are both there, both not there, and the one
 * without the other: what is taken is what has most of this that was not there before.
 */
export function coveringSample(): Combination[] {
  const left = new Set(
    names.flatMap((one, index) =>
      names
        .slice(index + 1)
        .flatMap(other =>
          [0, 1, 2, 3].map(state => `${one} ${other} ${state}`),
        ),
    ),
  );
  const sample: string[][] = [];
  while (left.size > 0) {
    const [best] = candidates()
      .map(chosen => ({
        chosen,
        news: stateOf(chosen).filter(it => left.has(it)),
      }))
      .sort((a, b) => b.news.length - a.news.length);
    best.news.forEach(it => left.delete(it));
    sample.push(best.chosen);
  }
  return sample.map((chosen, index) =>
    combine(`sample-${index}`, chosen, COUNTS[index % 2]),
  );
}

function needsTwo(...some: string[]): boolean {
  return some.some(name => parts[name].needsTwo);
}

// The state of each pair: which of both is there.
function stateOf(chosen: string[]): string[] {
  return names.flatMap((one, index) =>
    names
      .slice(index + 1)
      .map(
        other =>
          `${one} ${other} ${(chosen.includes(one) ? 1 : 0) + (chosen.includes(other) ? 2 : 0)}`,
      ),
  );
}

// All choices are 4,096, so each is tried.
function candidates(): string[][] {
  return Array.from({ length: 2 ** names.length }, (_, bits) =>
    names.filter((__, index) => bits & (1 << index)),
  );
}
