/** Two columns that have the same values until the contract. */
export interface ColumnPair {
  old: string;
  next: string;
  /** The name of the trigger, and of its function. */
  trigger: string;
  /** The default of both, as SQL for a template string, if there is one. */
  value: string | undefined;
}

/**
 * Writes the statements with which PostgreSQL keeps two columns in step, whichever a
 * release writes: what it does not know has its default in a new row, and does not
 * change in others.
 *
 * @returns JavaScript
 */
export function keepInStep(
  table: string,
  { old, next, trigger, value }: ColumnPair,
): string {
  const before =
    value === undefined
      ? `old."${next}"`
      : `(case tg_op when 'INSERT' then ${value} else old."${next}" end)`;
  return `await knex.raw(\`
    create function "${trigger}"() returns trigger language plpgsql as $function$
    begin
      if new."${next}" is distinct from ${before} then
        new."${old}" := new."${next}";
      else
        new."${next}" := new."${old}";
      end if;
      return new;
    end
    $function$
  \`);
  await knex.raw('create trigger "${trigger}" before insert or update on "${table}" for each row execute function "${trigger}"()');`;
}
