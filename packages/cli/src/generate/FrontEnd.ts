import type { Inquirer } from './ask.ts';

/** What differs between the programs that run generators. */
export interface FrontEnd {
  /** Loads what asks questions, which takes a while. */
  loadInquirer(): Promise<Inquirer>;
}
