import type { z } from 'zod';
import { checkPlugin } from '../commands/check.ts';
import type { Generator } from '../commands/generator.ts';
import { pluginGenerator } from '../commands/plugin.ts';
import { undoGenerator } from '../commands/undo.ts';
import type { RepositoryPlan } from '../plan/plan.ts';
import type { Tree } from '../render/facts.ts';
import { noEngine } from './noEngine.ts';
import { TestRepository } from './TestRepository.ts';

// Migrations have the same names in each test.
const TIME = '1767225600';

afterEach(() => {
  delete process.env.SOURCE_DATE_EPOCH;
});

/** A repository with one plugin, until the test ends. */
export class TestPlugin extends TestRepository {
  readonly folder: string;
  readonly id: string;

  private constructor(id: string) {
    super(TestRepository.backstageFiles());
    this.id = id;
    this.folder = `plugins/${id}-backend`;
  }

  static async make(id: string): Promise<TestPlugin> {
    process.env.SOURCE_DATE_EPOCH = TIME;
    const made = new TestPlugin(id);
    await made.run(pluginGenerator, { id });
    return made;
  }

  /** Does what a generator does with the plugin. */
  do<Result extends RepositoryPlan>(
    generator: Generator<z.ZodObject, Result>,
    answers: object,
  ): Promise<Result> {
    return this.run(generator, { plugin: this.id, ...answers });
  }

  undo(entry: string) {
    return this.do(undoGenerator, { entry });
  }

  /** Reads a file of its package. */
  text(path: string): string {
    return this.read(`${this.folder}/${path}`);
  }

  features() {
    return JSON.parse(this.text('.stagecraft.json')).features;
  }

  /** What `check` lists. */
  async differences(): Promise<string[]> {
    const found = await checkPlugin(await this.open(), this.id, noEngine);
    return found.map(({ path, state }) => `${state} ${path}`);
  }

  /**
   * Runs commands in several orders, and takes them back after each of these.
   *
   * @param entries - of what is taken back, in this order
   * @returns what each order made, and what was left after it
   */
  async inAnyOrder(
    commands: (() => Promise<unknown>)[],
    entries: string[],
  ): Promise<{ made: Tree[]; left: Tree[] }> {
    const turned = [...commands.slice(1), commands[0]];
    const trees = { made: [] as Tree[], left: [] as Tree[] };
    for (const order of [commands, commands.toReversed(), turned]) {
      for (const command of order) {
        await command();
      }
      trees.made.push(this.tree());
      for (const entry of entries) {
        await this.undo(entry);
      }
      trees.left.push(this.tree());
    }
    return trees;
  }
}
