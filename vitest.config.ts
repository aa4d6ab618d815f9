import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that wait for silent servers are short to read and long to run; begun last, they would run alone. */
const SLOW = /one-server-broken|kill\.test|corpus\.test|survey\.test/;

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification) => SLOW.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

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
    sequence: { sequencer: SlowFirst },
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
