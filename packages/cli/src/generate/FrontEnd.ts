import type { Inquirer } from './ask.ts';

/** What differs between the programs that run generators. */
export interface FrontEnd {
  /** What to type to run a generator of this name, without its flags. */
  command(generator: string): string;
  /** Loads what asks questions, which takes a while. */
  loadInquirer(): Promise<Inquirer>;
}
