// Packs docs/skill and the documents that it leads to, for assistants.
//
//   node scripts/skill.ts           write it to dist/skill
//   node scripts/skill.ts --check   only say what is wrong with it
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kitVersion } from './registry/kit.ts';
import { root } from './run.ts';
import { packProblems } from './skill/checkPack.ts';
import { readFrontMatter } from './skill/frontMatter.ts';
import { packSkill } from './skill/pack.ts';
import { writePack } from './skill/writePack.ts';

const read = (path: string) =>
  existsSync(join(root, path))
    ? readFileSync(join(root, path), 'utf8')
    : undefined;

const pack = packSkill(read);
const problems = packProblems(pack, kitVersion());

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else if (process.argv.includes('--check')) {
  console.log(`the skill is fit to be read: ${pack.size} files`);
} else {
  const matter = readFrontMatter(pack.get('SKILL.md')!);
  const { index, zip } = await writePack(
    join(root, 'dist/skill'),
    matter,
    pack,
  );
  console.log(
    `wrote ${pack.size} files of the skill ${matter.name} to dist/skill:`,
  );
  console.log(`  ${index}  for a web site: npx skills add https://<the site>`);
  console.log(`  ${zip}  for an upload`);
}
