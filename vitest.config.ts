import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Real name servers: `npm run test:interop`.
    exclude: [...configDefaults.exclude, 'test/interop/**'],
    testTimeout: 30_000,
    // No module of ours has state: loaded once a worker, not once a file, they take a third of the processor's time.
    isolate: false,
    // Most of a story's time is waiting: three at a time are no strain even on two cores, where the default is one.
    maxWorkers: 3,
    // Silence is told by a clock: on CI's busy moments a test gets a second try, at a desk it does not.
    retry: process.env.CI === undefined ? 0 : 1,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary'],
      thresholds: { lines: 90 },
    },
  },
});
