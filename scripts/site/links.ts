import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** A page of the site, and what can be linked to in it. */
interface Page {
  text: string;
  ids: Set<string>;
}

/** Reads the pages of a site. */
export class Links {
  readonly #folder: string;
  readonly #pages: Map<string, Page>;

  /**
   * @param folder - the site, absolute
   */
  constructor(folder: string) {
    this.#folder = folder;
    this.#pages = new Map(
      globSync('**/*.html', { cwd: folder })
        .sort()
        .map(path => {
          const text = readFileSync(join(folder, path), 'utf8');
          return [path, { text, ids: new Set(attributes(text, 'id')) }];
        }),
    );
  }

  /** Paths of all pages below the site, with forward slashes. */
  get pages(): string[] {
    return [...this.#pages.keys()];
  }

  /** A line for each link that leads nowhere, or out of what is a page. */
  broken(): string[] {
    return [...this.#pages].flatMap(([path, { text }]) =>
      [...attributes(text, 'href'), ...attributes(text, 'src')].flatMap(
        link => {
          const problem = this.problemOf(link, path);
          return problem ? [`${path}: ${link} ${problem}`] : [];
        },
      ),
    );
  }

  /**
   * Says why a link leads nowhere.
   *
   * @param link - as it stands in the page
   * @param from - path of the page
   * @returns undefined when it is good, or leads to another site
   */
  problemOf(link: string, from: string): string | undefined {
    if (/^[a-z]+:/.test(link)) {
      return undefined;
    }
    const [path, id] = link.split('#').map(decodeURIComponent);
    const target = path ? posix.join(dirname(from), path) : from;
    const file = posix.join(target, target.endsWith('/') ? 'index.html' : '');
    const page = this.#pages.get(file);
    if (!page) {
      return this.#problemOfFile(file);
    }
    return !id || page.ids.has(id) ? undefined : 'leads to no such heading';
  }

  #problemOfFile(file: string): string | undefined {
    const path = join(this.#folder, file);
    if (!existsSync(path) || !statSync(path).isFile()) {
      return 'leads nowhere';
    }
    return file.endsWith('.md')
      ? 'leads to a guide that is no page; add it to scripts/site/sources.ts'
      : undefined;
  }
}

function attributes(html: string, name: string): string[] {
  return Array.from(
    html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g')),
    match => match[1].replaceAll('&amp;', '&'),
  );
}
