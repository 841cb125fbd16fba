import { join, relative } from 'node:path';
import type * as Zod from 'zod';
import { GeneratorError } from '../errors.ts';
import { loadLate } from '../loadLate.ts';
import { readText } from '../workspace/readText.ts';
import { checkInside } from './guards.ts';
import { stateFolder } from './state.ts';

/** A file that a command is about to change, as the journal has it. */
export interface Entry {
  /** Path below the root, with forward slashes. */
  path: string;
  before?: string;
  after?: string;
  /** The permissions of a file that is there. */
  mode?: number;
  /** The first folder that is not there yet, below the root, if any. */
  newFolder?: string;
}

interface Journal {
  pid: number;
  entries: Entry[];
}

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
export function readJournal(root: string): Journal | undefined {
  const file = journalFile(root);
  try {
    const text = readText(file);
    return text === undefined ? undefined : parseJournal(root, text);
  } catch (error) {
    throw new GeneratorError(
      `the last command was interrupted while it wrote, and what it left cannot be used to take that back: ${(error as Error).message}\nSee with git what is half done and put it right, then delete ${relative(root, file)}`,
      { cause: error },
    );
  }
}

// There is hardly ever one to parse, and zod takes a while to load.
function parseJournal(root: string, text: string): Journal {
  const z = loadLate<typeof Zod>('zod');
  const { data, error } = schemaOf(z).safeParse(JSON.parse(text));
  if (error) {
    throw new Error(z.prettifyError(error));
  }
  for (const { path, newFolder } of data.entries) {
    checkInside(root, path);
    checkInside(root, newFolder ?? path);
  }
  return data;
}

function schemaOf(z: typeof Zod): Zod.ZodType<Journal> {
  const entry = z
    .strictObject({
      path: z.string().regex(/^[^\0]+$/, 'is empty or has null bytes'),
      before: z.string().optional(),
      after: z.string().optional(),
      mode: z.int().nonnegative().optional(),
      newFolder: z.string().min(1).optional(),
    })
    .refine(
      ({ path, newFolder = path }) => `${path}/`.startsWith(`${newFolder}/`),
      {
        path: ['newFolder'],
        error: 'is not above the file',
      },
    );
  return z.strictObject({
    pid: z.int().positive(),
    entries: z.array(entry),
  });
}
