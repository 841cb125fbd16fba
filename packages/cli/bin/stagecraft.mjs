#!/usr/bin/env node
import module from 'node:module';
import { explainNode } from './explainNode.mjs';

const problem = explainNode();
if (problem) {
  console.error(`stagecraft: ${problem}`);
  process.exitCode = 1;
} else {
  // The kit and Prettier take long to compile.
  module.enableCompileCache();
  // By the name of the package: what lies there is TypeScript in a clone of the kit,
  // and built in a registry.
  import('@stagecraft/cli/bin');
}
