import type { Consequence } from './steps.ts';

const W = 'webhook --plugin deployments --name';
const OWN = `${W} ci --header x-signature --algorithm sha256`;

const SUCH = /such as (.+?)$/;
const THERE = /there are: (.+)$/i;
const MEANT = /did you mean (\w+)\?/;

/** Commands for webhooks, what is wrong in each, and the hint that stands for that. */
export const webhookReplacements: [string, string, RegExp][] = [
  [`${W} 9x --preset github`, '9x', SUCH],
  [`${W} cache --preset github`, 'cache', /; try (.+)$/],
  [`${W} sqlite --preset github`, 'sqlite', SUCH],
  [`${W} ${'a'.repeat(28)} --preset github`, 'a'.repeat(28), SUCH],
  [`${W} ci --preset githb`, 'githb', MEANT],
  [`${W} ci --preset bitbucket`, 'bitbucket', THERE],
  [`${W} ci --header x-signature --algorithm md5`, 'md5', THERE],
  [`${W} ci --header "x a" --algorithm sha256`, '"x a"', SUCH],
  [`${W} ci --header cookie --algorithm sha256`, 'cookie', SUCH],
  [`${OWN} --prefix "a b"`, '"a b"', SUCH],
];

/** Commands for webhooks, the hint of each, and what that leads on to. */
export const webhookConsequences: Consequence[] = [
  [`${W} ci`, /: say (--preset github)/, ([flag]) => [`${W} ci ${flag}`]],
  [`${W} ci`, /such as (--header .+)$/, ([flags]) => [`${W} ci ${flags}`]],
  [
    `${W} ci --preset github --prefix v0=`,
    /; leave out (--\S+)$/,
    () => [`${W} ci --preset github`],
  ],
  [
    `${OWN} --id-header x-signature`,
    /or (name another header)$/,
    () => [`${OWN} --id-header x-id`],
  ],
];
