// The documentation as a site: the guides, and the API from the docstrings.
//
//   node scripts/site.ts                     build it into dist/site
//   node scripts/site.ts --serve             build it, and show it until Ctrl-C
//   node scripts/site.ts --serve --port 8080
//   node scripts/site.ts --check             build it, and read it in a browser
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './run.ts';
import { buildSite } from './site/build.ts';
import { checkSite } from './site/checkSite.ts';
import { serveSite } from './site/serve.ts';

const folder = join(root, 'dist', 'site');
const pictures = join(root, 'dist', 'site-pictures');

async function main(): Promise<void> {
  const { serve, port, check } = parseArgs({
    options: {
      serve: { type: 'boolean' },
      port: { type: 'string', default: '0' },
      check: { type: 'boolean' },
    },
  }).values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Error(`--port has to be a number up to 65535, and not ${port}`);
  }
  if (!(await buildSite(folder))) {
    throw new Error('the site has the problems above');
  }
  if (check) {
    process.exitCode = (await checkSite(folder, pictures)) ? 0 : 1;
  } else if (serve) {
    const { url } = await serveSite(folder, Number(port));
    console.log(`The site is at ${url}, until Ctrl-C`);
  } else {
    console.log(
      `Built ${relative('', folder)}; to see it: ./yarnw docs --serve`,
    );
  }
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
