import { defineConfig } from 'vitest/config';

// `npm run second-opinion` prints one table and writes the other; one story after the other, because all want port 53.
export default defineConfig({
  test: {
    include: ['test/interop/**/second-opinion.ts'],
    fileParallelism: false,
    testTimeout: 200_000,
    hookTimeout: 60_000,
  },
});
