import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFragment } from '../checks/fragments.ts';
import { isMadeByCommands } from '../documents.ts';
import { drawMarked } from '../made/regions.ts';
import { treesOf } from '../made/trees.ts';
import type { Block } from '../markdown.ts';
import { Problem } from '../Problem.ts';
import { applyEdit } from './edit.ts';
import { missingLine } from './output.ts';
import type { Shell } from './Shell.ts';

/** Where documents say that their servers listen. */
const SHOWN_URL = 'http://localhost:7007';

/** Does what the blocks of a document say; a Problem is what does not work. */
export class Reader {
  private readonly path: string;
  private readonly folder: string;
  private readonly shell: Shell;
  private readonly url: string;
  /** What the last commands printed. */
  output = '';

  /**
   * @param path - of the document, for messages
   * @param folder - absolute path of the clone in which it happens
   * @param shell - for its commands
   * @param url - where its server will listen
   */
  constructor(path: string, folder: string, shell: Shell, url: string) {
    this.path = path;
    this.folder = folder;
    this.shell = shell;
    this.url = url;
  }

  /** What to do with a block; undefined when nothing is to be done. */
  stepOf(block: Block): (() => unknown) | undefined {
    const { name = '', value = '' } = block.marker ?? {};
    const isLate = isMadeByCommands(value);
    switch (name) {
      case 'output':
        return () => this.compareOutput(block);
      case 'edit':
        return () => this.edit(block);
      case 'tree':
        return isLate ? () => this.compareTree(block) : undefined;
      case 'from':
        return isLate ? () => this.compareFile(block) : undefined;
      default:
        return block.language === 'sh' ? () => this.command(block) : undefined;
    }
  }

  private async command({ line, text, marker }: Block): Promise<void> {
    const { failure, output } =
      marker?.name === 'background'
        ? await this.shell.serve(this.here(text), this.url)
        : await this.shell.run(this.here(text));
    this.output = output;
    if (failure !== undefined) {
      this.fail(
        line,
        `${failure}:\n${text}\n${output}`,
        `make these commands succeed, then: ./yarnw docs:run ${this.path}`,
      );
    }
  }

  private compareOutput({ line, text }: Block): void {
    const missing = missingLine(this.here(text), this.output);
    if (missing !== undefined) {
      this.fail(
        line + 1 + missing,
        `this line did not come, or not in this order: ${text.split('\n')[missing]}\nWhat came:\n${this.output}`,
        'show what comes, with … for what differs from run to run',
      );
    }
  }

  private edit({ line, text, marker }: Block): void {
    const file = join(this.folder, marker!.value);
    try {
      writeFileSync(file, applyEdit(readFileSync(file, 'utf8'), text));
    } catch (error) {
      this.fail(
        line,
        (error as Error).message,
        `show lines that stand in ${marker!.value} at this point`,
      );
    }
  }

  private compareTree({ line, text, marker }: Block): void {
    const tree = drawMarked(marker!.value, text, treesOf(this.folder));
    if (tree !== text) {
      this.fail(
        line,
        `the tree of ${marker!.value} is another`,
        `write this in its place:\n${tree}`,
      );
    }
  }

  private compareFile(block: Block): void {
    const file = join(this.folder, block.marker!.value);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    for (const problem of checkFragment(this.path, block, text)) {
      throw problem;
    }
  }

  private here(text: string): string {
    return text.replaceAll(SHOWN_URL, this.url);
  }

  private fail(line: number, what: string, mend: string): never {
    throw new Problem(this.path, line, what, mend);
  }
}
