import { historic } from '../../__testUtils__/historic.ts';
import { fieldTypes } from '../../fields/index.ts';
import { parseFields } from '../../fields/grammar.ts';
import { isMigration } from '../../migrations/files.ts';
import { formatTree } from '../../render/format.ts';
import { renderPlugin } from '../../__testUtils__/evolved.ts';
import { loadFormat } from '../../workspace/prettier.ts';

// A migration that was rendered once is in somebody's repository and has run in some
// database. A kit that renders it otherwise would find it edited in every plugin, for
// ever. So what stands in the snapshot stays: a new field type or a new kind of change
// adds to it, with `--updateSnapshot`, and nothing in it ever changes or goes.
it('renders every migration as it ever did', async () => {
  const tree = await renderPlugin(historic.resources, historic.removed);
  const migrations = await formatTree(
    Object.fromEntries(
      Object.entries(tree).filter(([path]) => isMigration(path)),
    ),
    await loadFormat(import.meta.dirname),
  );
  for (const [path, text] of Object.entries(migrations).sort()) {
    expect(`\n${text}`).toMatchSnapshot(path);
  }
  expect(Object.keys(migrations)).toHaveLength(56);
});

it('has every type among them', () => {
  const fields = historic.resources.flatMap(entry => parseFields(entry.fields));
  expect(new Set(fields.map(({ type }) => type))).toEqual(
    new Set(fieldTypes.keys()),
  );
});
