import {
  failing,
  type Breakage,
  type Operation,
} from '../../../packages/generators/src/blueprint/breakages.ts';
import { formatTable } from './table.ts';

const changes: [change: string, misses?: Breakage['misses']][] = [
  ['`field --add`, `resource`, `custom`, `undo` of a removed field'],
  ['`field --expand`, and its `--contract` in the release after'],
  ['`field --remove` of an optional field, `undo` of an added one', 'optional'],
  ['`field --rename` of an optional field, and its `undo`', 'optional'],
  ['The same of a required field', 'required'],
  ['`field --rename` that swaps names', 'other'],
  [
    '`field --change` to what takes more, or a value that may be none',
    'values',
  ],
  ['`field --change` to what takes less', 'room'],
  ['`undo` of a resource, for that resource', 'table'],
];

const columns: [head: string, operations: Operation[]][] = [
  ['Start', ['start']],
  ['`GET`', ['list', 'get']],
  ['`POST`', ['create']],
  ['`PATCH`', ['patch']],
  ['`DELETE`', ['delete']],
  ['What names the field', ['list by it', 'create with it', 'patch it']],
];

/** What replicas of before go on doing after each change. */
export function rolloutTable(): string {
  return formatTable(
    ['Change', ...columns.map(([head]) => head)],
    changes.map(([change, misses]) => [
      change,
      ...columns.map(([, operations]) =>
        misses && operations.some(one => failing[misses].includes(one))
          ? '**fails**'
          : 'works',
      ),
    ]),
  );
}
