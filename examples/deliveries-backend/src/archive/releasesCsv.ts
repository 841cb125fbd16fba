import { z } from 'zod';
import { releaseSchema } from '../releases/release';

const HEAD = 'reference,component,deliveredAt,leadMinutes';

/** The releases in a CSV of the archive, which has no quotes: each comma ends a value. */
export const releasesCsv = z
  .string()
  .refine(text => text.split(/\r?\n/, 1)[0] === HEAD)
  .transform(text =>
    text.split(/\r?\n/).slice(1).filter(Boolean).map(toRelease),
  )
  .pipe(z.array(releaseSchema));

function toRelease(line: string) {
  const [reference, component, deliveredAt, leadMinutes] = line.split(',');
  return {
    reference,
    component,
    deliveredAt,
    leadMinutes: /^\d+$/.test(leadMinutes) ? Number(leadMinutes) : leadMinutes,
  };
}
