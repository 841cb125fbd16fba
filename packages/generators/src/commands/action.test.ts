import { jest } from '@jest/globals';
import { TestPlugin } from '../__testUtils__/TestPlugin.ts';
import { operationsProblem } from '../features/action/operations.ts';
import { actionGenerator } from './action.ts';
import { auditGenerator } from './audit.ts';
import { catalogGenerator } from './catalog.ts';
import { fieldGenerator } from './field.ts';
import { linkGenerator } from './link.ts';
import { resourceGenerator } from './resource.ts';

jest.setTimeout(60_000);

const plugin = 'library';
const names = ['book', 'reader', 'changeRequest'];

let repository: TestPlugin;
beforeEach(async () => {
  repository = await withResources();
});

async function withResources() {
  const made = await TestPlugin.make(plugin);
  for (const name of names) {
    const fields = 'title:string';
    await made.run(resourceGenerator, { plugin, name, fields });
  }
  return made;
}

const offer = (answers: object = {}, where = repository) =>
  where.run(actionGenerator, { plugin, resource: 'book', ...answers });

it('offers a resource, without deleting unless asked', async () => {
  const { action } = await offer();

  expect(action).toEqual({
    names: ['list-books', 'get-book', 'create-book', 'update-book'],
  });
  expect(repository.features()).toEqual([
    {
      feature: 'action',
      of: 'book',
      operations: ['list', 'get', 'create', 'update'],
    },
  ]);
  const code = repository.text('src/books/registerBookActions.ts');
  expect(code).toContain('name: "update-book"');
  expect(code).not.toContain('delete');
  expect(repository.text('src/plugin.ts')).toContain(
    '        registerBookActions({ actionsRegistry, auth, books });',
  );
  expect(repository.text('README.md')).toContain('- Of `book`: `list-books`, ');
  expect(await repository.differences()).toEqual([]);
});

it('expands entities as the routes do', async () => {
  const code = () => repository.text('src/books/registerBookActions.ts');
  await repository.do(fieldGenerator, {
    ...{ resource: 'book', add: 'owner:entityRef?' },
  });
  await offer();
  const before = code();
  await repository.do(catalogGenerator, { resource: 'book', field: 'owner' });

  expect(code()).toContain('...getBookSchema.shape');
  expect(code()).toContain('books.get(id, { credentials, expand })');
  await repository.undo('catalog/book');
  expect(code()).toBe(before);
});

it('offers what is asked for, in one order', async () => {
  const operations = 'delete get';
  const { action } = await offer({ operations, resource: 'change-request' });
  expect(action!.names).toEqual([
    'get-change-request',
    'delete-change-request',
  ]);
  expect(
    repository.text('src/changeRequests/registerChangeRequestActions.ts'),
  ).toContain('title: "Get a change request"');
});

it('is there already the second time, and refuses others then', async () => {
  await offer({ operations: 'list,get' });
  const same = { plugin, resource: 'book', operations: 'get, list' };
  const { changes } = await repository.plan(actionGenerator, same);
  expect(changes).toEqual([]);

  expect(await repository.refusal(() => offer())).toContain(
    'the plugin "library" has action/book already, with the operations list,get; take it back first with: yarn backstage-cli stagecraft undo --plugin library --entry action/book',
  );
});

it('offers several, in any order of all commands', async () => {
  const commands = [
    (where: TestPlugin) => offer({ resource: 'reader' }, where),
    (where: TestPlugin) => offer({ operations: 'list,delete' }, where),
    (where: TestPlugin) => offer({ resource: 'changeRequest' }, where),
    (where: TestPlugin) =>
      where.run(auditGenerator, { plugin, resource: 'book' }),
    (where: TestPlugin) =>
      where.run(linkGenerator, { plugin, between: 'book,reader' }),
  ];
  const trees = [];
  for (const order of [
    [0, 1, 2, 3, 4],
    [4, 3, 2, 1, 0],
    [2, 4, 0, 3, 1],
  ]) {
    const other = await withResources();
    for (const index of order) {
      await commands[index](other);
    }
    trees.push(other.tree());
  }
  expect(trees[1]).toEqual(trees[0]);
  expect(trees[2]).toEqual(trees[0]);
});

it('goes on beside what people and other commands change', async () => {
  await offer();
  const path = `${repository.folder}/src/books/registerBookActions.ts`;
  repository.write({
    [path]: repository.read(path).replace('"Get a book by its id."', '"Mine."'),
  });
  await repository.run(fieldGenerator, {
    ...{ plugin, resource: 'book', add: 'pages:integer?:index' },
  });
  await offer({ resource: 'reader' });
  expect(repository.read(path)).toContain('Mine.');
  expect(await repository.differences()).toEqual([
    'edited plugins/library-backend/src/books/registerBookActions.ts',
  ]);
});

it('says which release it needs', async () => {
  repository.write({
    'yarn.lock':
      '__metadata:\n  version: 8\n\n"@backstage/backend-plugin-api@npm:^1.3.0":\n  version: 1.3.0\n  resolution: "@backstage/backend-plugin-api@npm:1.3.0"\n',
  });
  expect(await repository.refusal(() => offer())).toBe(
    'this needs @backstage/backend-plugin-api 1.4.1, and this repository has 1.3.0; go to a newer release of Backstage with: yarn backstage-cli versions:bump',
  );
});

it('is taken back, and before the resource', async () => {
  await offer({ resource: 'reader' });
  const before = repository.tree();
  await offer();

  expect(
    await repository.refusal(() => repository.undo('resource/book')),
  ).toContain(
    'resource/book has action/book; take that back first with: yarn backstage-cli stagecraft undo --plugin library --entry action/book',
  );
  await repository.undo('action/book');
  expect(repository.tree()).toEqual(before);
  await repository.undo('action/reader');
  expect(repository.text('src/plugin.ts')).not.toContain('actionsRegistry');
});

it.each([
  ['', 'name an operation or several, as in list,get,create,update'],
  ['lst', 'there is no operation "lst"; did you mean list? There are: '],
  ['list,remove', 'there is no operation "remove"; there are: list, get, '],
])('refuses the operations %j', (operations, message) => {
  expect(operationsProblem(operations)).toContain(message);
});
