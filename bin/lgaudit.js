#!/usr/bin/env node
const { loadBundle } = require('./load-bundle.js');

loadBundle()
  .main(process.argv.slice(2))
  .then((code) => {
    process.exitCode = code;
    // Once all is written, or known to be lost (`src/cli/io.ts`), nothing is left to wait for.
    process.stdout.write('', () => process.stderr.write('', () => setImmediate(process.exit)));
  });
