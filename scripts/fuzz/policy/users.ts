/** Who signs in, by what callers are called. */
export const USERS = {
  /** Reads, changes and deletes what he created. */
  user: 'user:development/guest',
  /** Reads what neither of the others created, and changes nothing. */
  other: 'user:default/other',
  /** May all. */
  admin: 'user:default/admin',
};

export type User = keyof typeof USERS;

export const everyUser = Object.keys(USERS) as User[];
