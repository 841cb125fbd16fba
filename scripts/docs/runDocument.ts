import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, listenOn } from '../endToEnd/backend.ts';
import { applyEdit } from './edit.ts';
import type { Block, Document } from './markdown.ts';
import { missingLine } from './output.ts';
import { Problem } from './Problem.ts';
import { Shell } from './Shell.ts';

/** Where a document says that its server listens. */
const SHOWN_URL = 'http://localhost:7007';

// Commits need a name, and nothing is to ask for one.
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
  const port = await freePort();
  const shell = new Shell(folder, { ...environment, ...listenOn(port) });
  const serves = blocks.some(({ marker }) => marker?.name === 'background');
  const url = `http://127.0.0.1:${port}`;
  const here = (text: string) =>
    serves ? text.replaceAll(SHOWN_URL, url) : text;
  const unseen = new Set(
    code.filter(({ text }) => /^plugins\/[\w./-]+$/.test(text)),
  );
  let output = '';

  async function command({ line, text, marker }: Block): Promise<void> {
    const ended =
      marker?.name === 'background'
        ? await shell.serve(here(text), url)
        : await shell.run(here(text));
    output = ended.output;
    if (ended.failure !== undefined) {
      const mend = `make these commands succeed, then: ./yarnw docs:run ${path}`;
      throw new Problem(
        path,
        line,
        `${ended.failure}:\n${text}\n${output}`,
        mend,
      );
    }
  }

  function compare({ line, text }: Block): void {
    const missing = missingLine(here(text), output);
    if (missing !== undefined) {
      throw new Problem(
        path,
        line + 1 + missing,
        `this line did not come, or not in this order: ${text.split('\n')[missing]}\nWhat came:\n${output}`,
        'show what comes, with … for what differs from run to run',
      );
    }
  }

  function edit({ line, text, marker }: Block): void {
    const file = join(folder, marker!.value);
    try {
      writeFileSync(file, applyEdit(readFileSync(file, 'utf8'), text));
    } catch (error) {
      const mend = `show lines that stand in ${marker!.value} at this point`;
      throw new Problem(path, line, (error as Error).message, mend);
    }
  }

  try {
    for (const block of blocks) {
      const { line, marker } = block;
      const start = performance.now();
      const step = {
        sh: command,
        text: marker?.name === 'output' && compare,
        diff: marker?.name === 'edit' && edit,
      }[block.language];
      if (!step) {
        continue;
      }
      if (marker?.name === 'illustrative') {
        report({ line, skipped: marker.value, seconds: 0 });
        continue;
      }
      await step(block);
      report({ line, seconds: (performance.now() - start) / 1000 });
      for (const span of unseen) {
        if (existsSync(join(folder, span.text))) {
          unseen.delete(span);
        }
      }
    }
  } finally {
    await shell.end();
  }
  for (const { line, text } of unseen) {
    const mend = 'name a file that the commands of the documents make';
    throw new Problem(path, line, `there never was a ${text}`, mend);
  }
}
