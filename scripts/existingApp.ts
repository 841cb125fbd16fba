// From the app that a team has to plugins that run there: what create-app makes gets
// the kit from a registry on this machine, and nothing of this clone but by that way.
// A line for each step; the last counts.
//
//   ./yarnw existing-app
import { runSteps } from './runSteps.ts';
import { callForeignPlugin } from './existingApp/foreignCaller.ts';
import { bringForeignPlugin } from './existingApp/foreignPlugin.ts';
import { buildImage } from './existingApp/image.ts';
import { appSettings, makeApp, makeFolder } from './existingApp/makeApp.ts';
import {
  checkPlugins,
  makePlugins,
  plugins,
  serve,
} from './existingApp/steps.ts';
import { onSignal } from './onSignal.ts';
import { packKit } from './registry/pack.ts';
import { startRegistry } from './registry/registry.ts';
import { packOlderKit } from './update/olderKit.ts';
import { olderPlugin, updatePlugins } from './update/steps.ts';

const registry = await startRegistry();
Object.assign(process.env, registry.env, appSettings, {
  // The kit was published a minute ago, and an app lets packages wait for days.
  YARN_NPM_MINIMAL_AGE_GATE: '0',
});
// What packs the kit computes, and what installs an app mostly waits.
const packed = Promise.all([packKit(), packOlderKit()]);
packed.catch(() => {}); // the step that waits for it says so
const app = makeFolder('app');
const image = makeFolder('image');
const remove = () => [app, image].forEach(one => one.remove());
onSignal(remove);

process.exit(
  await runSteps(
    [
      ['create-app makes an app', () => makeApp(app, registry.upstream)],
      [
        'the kit is published to a registry, and the one before it',
        async () => {
          const [archives, older] = await packed;
          await registry.publish(older);
          await registry.publish(archives);
        },
      ],
      ...makePlugins(app),
      ...updatePlugins(app, registry.url, async () => (await packed)[1]),
      ...bringForeignPlugin(app, registry),
      callForeignPlugin(app),
      ...checkPlugins(app, [...plugins, olderPlugin]),
      ...serve(app),
      ...buildImage(app, image, plugins),
    ],
    async () => {
      remove();
      await registry.stop();
    },
  ),
);
