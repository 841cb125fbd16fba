// Loaded before a plugin: what its `dev/index.ts` allows all by is the policy here.
const { register } = require('node:module');
const { pathToFileURL } = require('node:url');

register('./resolve.mjs', pathToFileURL(__filename));
