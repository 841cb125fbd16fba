// Runs a test file in Jest as ever, but for what each file loads anew: through
// `@backstage/backend-test-utils` that is 3,000 modules, a third of them of clouds and
// caches that no test of a plugin calls. Those are loaded once a process.
'use strict';

const { createRequire } = require('node:module');
const Runtime = require('@backstage/cli/config/jestCachingModuleLoader');

const FROM_PACKAGES = /[\\/]node_modules[\\/]/;
const FROM_BACKSTAGE = /[\\/]node_modules[\\/]@backstage[\\/]/;
const CLIENTS =
  /^(?:@aws-sdk|@azure|@google-cloud|@keyv|@octokit|@redis)\/|^(?:archiver|google-auth-library|iovalkey)$/;
/** Tables, which nobody changes. */
const DATA = /^(?:mime-db|tr46)$/;

/** By the file that asks, and what for. */
const loaded = new Map();
/** What files of packages are transformed to: they stay as they are in a run. */
const transformed = new Map();

module.exports = class SharingRuntime extends Runtime {
  requireModuleOrMock(from, name) {
    const isShared =
      (CLIENTS.test(name) && FROM_BACKSTAGE.test(from)) ||
      (DATA.test(name) && FROM_PACKAGES.test(from));
    if (
      !isShared ||
      this._shouldMockCjs(from, name, this._explicitShouldMock)
    ) {
      return super.requireModuleOrMock(from, name);
    }
    const key = `${from}\0${name}`;
    if (!loaded.has(key)) {
      loaded.set(key, createRequire(from)(name));
    }
    return loaded.get(key);
  }

  transformFile(file, options) {
    if (options?.isInternalModule || !FROM_PACKAGES.test(file)) {
      return super.transformFile(file, options);
    }
    const key = JSON.stringify([
      file,
      this._getFullTransformationOptions(options),
    ]);
    const known = transformed.get(key);
    if (known === undefined) {
      const code = super.transformFile(file, options);
      transformed.set(key, this._fileTransforms.get(file));
      return code;
    }
    this._fileTransforms.set(file, known);
    if (known.sourceMapPath) {
      this._sourceMapRegistry.set(file, known.sourceMapPath);
    }
    return known.code;
  }

  // Jest resolves each import to ask for its mock, also where nothing is mocked.
  _shouldMockCjs(from, name, mocks) {
    return mocks.size > 0 || this._shouldAutoMock
      ? super._shouldMockCjs(from, name, mocks)
      : false;
  }
};
