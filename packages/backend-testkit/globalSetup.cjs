// What `globalSetup` of a published package is: the function itself, as a CommonJS
// module has it, for those who know no `default`.
'use strict';

module.exports = require('./dist/globalSetup.cjs.js').default;
