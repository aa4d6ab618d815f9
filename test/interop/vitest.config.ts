import { defineConfig } from 'vitest/config';

// Real name servers: only `npm run test:interop` runs these. Stories mostly wait (daemons, silence), so several at once.
export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // On a busy machine a daemon may lose its turn for longer than our patience.
    retry: 1,
    maxConcurrency: 4,
    maxWorkers: 2,
  },
});
