import { join, relative } from 'node:path';
import { z } from 'zod';
import { GeneratorError } from '../errors.ts';
import { readText } from '../workspace/readText.ts';
import { checkInside } from './guards.ts';
import { stateFolder } from './state.ts';

const entrySchema = z
  .strictObject({
    /** Path below the root, with forward slashes. */
    path: z.string().regex(/^[^\0]+$/, 'is empty or has null bytes'),
    before: z.string().optional(),
    after: z.string().optional(),
    /** The permissions of a file that is there. */
    mode: z.int().nonnegative().optional(),
    /** The first folder that is not there yet, below the root, if any. */
    newFolder: z.string().min(1).optional(),
  })
  .refine(
    ({ path, newFolder = path }) => `${path}/`.startsWith(`${newFolder}/`),
    {
      path: ['newFolder'],
      error: 'is not above the file',
    },
  );

/** A file that a command is about to change, as the journal has it. */
export type Entry = z.infer<typeof entrySchema>;

const journalSchema = z.strictObject({
  pid: z.int().positive(),
  entries: z.array(entrySchema),
});

/** Where the journal of a repository is. */
export function journalFile(root: string): string {
  return join(stateFolder(root), 'journal.json');
}

/**
 * Reads the journal of a repository, if there is one. It says what to write where, so
 * what is in it is not believed: no path may lead out of the repository.
 *
 * @throws GeneratorError that names the file, what is wrong, and the way out
 */
export function readJournal(
  root: string,
): z.infer<typeof journalSchema> | undefined {
  const file = journalFile(root);
  try {
    const text = readText(file);
    if (text === undefined) {
      return undefined;
    }
    const journal = journalSchema.parse(JSON.parse(text));
    for (const { path, newFolder } of journal.entries) {
      checkInside(root, path);
      checkInside(root, newFolder ?? path);
    }
    return journal;
  } catch (error) {
    const problem =
      error instanceof z.ZodError
        ? z.prettifyError(error)
        : (error as Error).message;
    throw new GeneratorError(
      `the last command was interrupted while it wrote, and what it left cannot be used to take that back: ${problem}\nSee with git what is half done and put it right, then delete ${relative(root, file)}`,
      { cause: error },
    );
  }
}
