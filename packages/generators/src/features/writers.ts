import { checked } from '../blueprint/checked.ts';

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

function writersProblem(text: string): string | undefined {
  return ['user', 'service,user'].includes(words(text).sort().join())
    ? undefined
    : `"${text}" cannot be who writes; say user or user,service`;
}

/** Who writes, as a command asks for it. */
export const writersAnswer = checked(writersProblem);

/** `user,service` → `['user', 'service']`; undefined for users alone. */
export function parseWriters(text = ''): ['user', 'service'] | undefined {
  return words(text).includes('service') ? ['user', 'service'] : undefined;
}
