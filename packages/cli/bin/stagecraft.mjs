#!/usr/bin/env node
import { explainNode } from './explainNode.mjs';

const problem = explainNode();
if (problem) {
  console.error(`stagecraft: ${problem}`);
  process.exitCode = 1;
} else {
  // By the name of the package: what lies there is TypeScript in a clone of the kit,
  // and built in a registry.
  import('@stagecraft/cli/bin');
}
