import { openRepository } from '../workspace/repository.ts';
import { checkPlugin } from '../commands/check.ts';

it('renders the example byte for byte', async () => {
  const repository = await openRepository(import.meta.dirname);
  expect(await checkPlugin(repository, 'incidents')).toEqual([]);
});
