import type { RepositoryFiles } from '@stagecraft/generators';

/**
 * Opens the repository around the working directory, and says what had to be put right.
 *
 * @param opener - of the engine, which opens as much of it as is needed
 */
export async function open<Opened extends RepositoryFiles>(
  opener: (folder: string) => Promise<Opened>,
): Promise<Opened> {
  const repository = await opener(process.cwd());
  if (repository.recovered) {
    console.error(repository.recovered);
  }
  return repository;
}
