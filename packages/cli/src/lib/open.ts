import type { Repository } from '@stagecraft/generators';
import { openRepository } from '@stagecraft/generators/generate';

/** Opens the repository around the working directory, and says what had to be put right. */
export async function open(): Promise<Repository> {
  const repository = await openRepository(process.cwd());
  if (repository.recovered) {
    console.error(repository.recovered);
  }
  return repository;
}
