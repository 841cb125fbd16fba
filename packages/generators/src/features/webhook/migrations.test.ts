import { formatTree } from '../../render/format.ts';
import { loadFormat } from '../../workspace/prettier.ts';
import { webhookMigrations } from './migrations.ts';

// As those of resources: what was rendered once is in somebody's repository and has run
// in some database. What stands in the snapshot never changes.
it('renders its migrations as it ever did', async () => {
  const migrations = await formatTree(
    webhookMigrations({
      feature: 'webhook',
      name: 'githubPushes',
      addedAt: '2026-01-01T00:00:00Z',
      removedAt: '2026-01-01T00:01:00Z',
    }),
    await loadFormat(import.meta.dirname),
  );
  for (const [path, text] of Object.entries(migrations)) {
    expect(`\n${text}`).toMatchSnapshot(path);
  }
  expect(Object.keys(migrations)).toEqual([
    'migrations/20260101000000_create_github_pushes_deliveries.js',
    'migrations/20260101000100_drop_github_pushes_deliveries.js',
  ]);
});
