import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, listenOn } from '../../endToEnd/backend.ts';
import { isMadeByCommands } from '../documents.ts';
import type { Document } from '../markdown.ts';
import { Problem } from '../Problem.ts';
import { countPassed } from './output.ts';
import { Reader } from './Reader.ts';
import { Shell } from './Shell.ts';

// Commits need a name, and nothing is to open an editor or a pager.
const environment = {
  GIT_AUTHOR_NAME: 'Reader',
  GIT_AUTHOR_EMAIL: 'reader@example.com',
  GIT_COMMITTER_NAME: 'Reader',
  GIT_COMMITTER_EMAIL: 'reader@example.com',
  GIT_EDITOR: 'true',
  GIT_PAGER: 'cat',
};

/** What became of a block. */
export interface Report {
  line: number;
  /** Why it was not run, if it was not. */
  skipped?: string;
  seconds: number;
  /** How many checks it was. */
  passed: number;
}

/**
 * Does what a document says, from its first block to its last: runs its commands in
 * one shell, makes its edits, and looks for the output that it shows.
 *
 * @param folder - absolute path of the clone in which it happens
 * @param report - is told of each block that was dealt with
 * @throws Problem at the first thing that is not as the document says
 */
export async function runDocument(
  { path, blocks, code }: Document,
  folder: string,
  report: (report: Report) => void,
): Promise<void> {
  let promised = code.filter(
    ({ text }) => isMadeByCommands(text) && /^[\w./-]+$/.test(text),
  );
  const look = () => {
    promised = promised.filter(({ text }) => !existsSync(join(folder, text)));
  };
  look();
  const port = await freePort();
  const env = listenOn(port);
  const shell = new Shell(folder, { ...environment, ...env });
  const reader = new Reader(
    path,
    folder,
    shell,
    env.APP_CONFIG_backend_baseUrl,
  );
  try {
    for (const block of blocks) {
      const { line, marker } = block;
      if (marker?.name === 'illustrative') {
        report({ line, skipped: marker.value, seconds: 0, passed: 0 });
        continue;
      }
      const start = performance.now();
      const step = reader.stepOf(block);
      if (step) {
        await step();
        const seconds = (performance.now() - start) / 1000;
        const isCommand = block.language === 'sh';
        const passed = isCommand ? countPassed(reader.output) : 1;
        report({ line, seconds, passed });
        look();
      }
    }
  } finally {
    await shell.end();
  }
  for (const { line, text } of promised) {
    const mend = 'name what the commands of the documents make';
    throw new Problem(path, line, `there never was a ${text}`, mend);
  }
}
