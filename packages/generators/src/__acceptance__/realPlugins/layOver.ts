import { diffLines } from 'diff';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from '../../render/facts.ts';
import type { Workspace } from '../workspace.ts';
import { costsEdits, npmEdits, quayEdits, type Edits } from './edits.ts';
import { announcementsEdits } from './announcements.ts';
import { playlistEdits } from './playlist.ts';

interface ByHand {
  edits: Edits;
  /** How many lines that may be, tests included. */
  most: number;
  /** Where tests run as they are rendered, for what is edited beside them. */
  tested?: string[];
}

/** What is written by hand, by the plugin. */
const byHand: Record<string, ByHand> = {
  npm: { edits: npmEdits, most: 150 },
  quay: { edits: quayEdits, most: 300 },
  costs: { edits: costsEdits, most: 300 },
  playlist: {
    edits: playlistEdits,
    most: 350,
    tested: ['src/playlists/', 'src/migrations.test.ts'],
  },
  announcements: {
    edits: announcementsEdits,
    most: 350,
    tested: ['src/announcement'],
  },
};

/**
 * Makes of rendered plugins what public ones are: lays over them what is written by hand,
 * files and edits of files. Tests that this leaves alone are removed, but for that of the
 * whole plugin: other plugins have the same.
 *
 * @returns how many lines are generated and by hand, for each
 * @throws Error when more is by hand than may be
 */
export async function layOver(workspace: Workspace): Promise<string> {
  const plugins = Object.entries(byHand).map(([id, hand]) => {
    const folder = `plugins/${id}-backend`;
    return { ...hand, id, folder, rendered: workspace.read(folder) };
  });
  for (const { id, folder, rendered, edits } of plugins) {
    const written = { ...filesOf(id), ...edited(rendered, edits) };
    for (const [path, text] of Object.entries(written)) {
      workspace.add(`${folder}/${path}`, text);
    }
  }
  const folders = plugins.map(({ folder }) => folder);
  await workspace.runBin('prettier', '--write', ...folders);

  const lines = plugins.map(({ id, folder, rendered, most, tested = [] }) => {
    const now = workspace.read(folder);
    const [code, tests] = count(rendered, now);
    const byHandInAll = code.byHand + tests.byHand;
    const line = `${id}, ${code.generated} lines generated and ${code.byHand} by hand, of tests ${tests.generated} and ${tests.byHand}, so ${byHandInAll} of at most ${most} by hand`;
    if (byHandInAll > most) {
      throw new Error(`${line}: that is too much`);
    }
    for (const path of Object.keys(rendered)) {
      const isTested = tested.some(start => path.startsWith(start));
      if (isTestOfRoom(path) && !isTested && now[path] === rendered[path]) {
        workspace.remove(`${folder}/${path}`);
      }
    }
    return line;
  });
  return `${lines.length} plugins: ${lines.join('; ')}`;
}

function isTestOfRoom(path: string): boolean {
  return path.endsWith('.test.ts') && path !== 'src/plugin.test.ts';
}

function filesOf(pluginId: string): Tree {
  const folder = join(import.meta.dirname, pluginId);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    paths
      .filter(path => path.endsWith('.hbs'))
      .map(path => [
        path.replace(/\.hbs$/, ''),
        readFileSync(join(folder, path), 'utf8'),
      ]),
  );
}

function edited(rendered: Tree, edits: Edits): Tree {
  return Object.fromEntries(
    Object.entries(edits).map(([path, edit]) => [path, edit(rendered[path])]),
  );
}

const CODE = /\.[jt]s$/;
const OF_TESTS = /\.test\.ts$|\/__\w+__\//;

// Of code, then of tests: lines that are rendered, and lines that are new or changed.
function count(rendered: Tree, written: Tree) {
  return [false, true].map(ofTests => {
    const counted = (tree: Tree) =>
      Object.entries(tree).filter(
        ([path]) => CODE.test(path) && OF_TESTS.test(path) === ofTests,
      );
    return {
      generated: sum(counted(rendered).map(([, text]) => linesOf('', text))),
      byHand: sum(
        counted(written).map(([path, text]) =>
          linesOf(rendered[path] ?? '', text),
        ),
      ),
    };
  });
}

function linesOf(before: string, after: string): number {
  const changes = diffLines(before, after);
  return sum(changes.map(({ added, count: lines }) => (added ? lines : 0)));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
