import { parse } from 'yaml';

/** What stands at the head of SKILL.md, for whoever looks for a fitting skill. */
export interface FrontMatter {
  name: string;
  description: string;
  version: string;
  license: string;
}

// Claude.ai takes no longer description, other readers take 1,024.
const MAX_DESCRIPTION = 200;
const MAX_NAME = 64;

/**
 * Reads the head of SKILL.md.
 *
 * @param text - of the file
 * @throws Error with what is wrong and what would be right
 * @see https://agentskills.io/specification
 */
export function readFrontMatter(text: string): FrontMatter {
  const [, yaml] = /^---\n(.*?)\n---\n/s.exec(text) ?? [];
  if (yaml === undefined) {
    throw new Error('has no front matter: begin it with a line ---');
  }
  const values: Record<string, unknown> = parse(yaml) ?? {};
  const keys = Object.keys(values).join(', ');
  if (keys !== 'name, description, version, license') {
    throw new Error(
      `has ${keys || 'nothing'} in its front matter; it has to be name, description, version, license`,
    );
  }
  for (const [key, value] of Object.entries(values)) {
    if (typeof value !== 'string' || value === '') {
      throw new Error(`needs a text for ${key} in its front matter`);
    }
  }
  const { name, description, version, license } =
    values as unknown as FrontMatter;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > MAX_NAME) {
    throw new Error(
      `has the name "${name}"; it takes at most ${MAX_NAME} lower-case letters, digits and single dashes`,
    );
  }
  if (description.length > MAX_DESCRIPTION) {
    throw new Error(
      `has a description of ${description.length} characters; at most ${MAX_DESCRIPTION} are allowed`,
    );
  }
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`has the version "${version}"; write one such as 1.0.0`);
  }
  return { name, description, version, license };
}
