// What a test of the whole plugin calls what several operations answer alike.
const SHARED_STATUSES = {
  reading: '{ none: 401, limitedUser: 401, service: 200, user: 200 }',
  writing: '{ none: 401, limitedUser: 401, service: 403, user: 400 }',
  deleting: '{ ...writing, user: 204 }',
};

/** Those that some operation answers with. What is read is what the test begins with. */
export function sharedStatuses(used: string[]) {
  const needed = new Set(used.length > 0 ? ['reading'] : []);
  for (const text of used) {
    Object.keys(SHARED_STATUSES)
      .filter(name => new RegExp(`\\b${name}\\b`).test(text))
      .forEach(name => needed.add(name));
  }
  if (needed.has('deleting')) {
    needed.add('writing');
  }
  return Object.entries(SHARED_STATUSES)
    .filter(([name]) => needed.has(name))
    .map(([name, value]) => ({ name, value }));
}
