export { statusPlugin as default } from './plugin';
