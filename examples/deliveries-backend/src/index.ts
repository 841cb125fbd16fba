export { deliveriesPlugin as default } from './plugin';
