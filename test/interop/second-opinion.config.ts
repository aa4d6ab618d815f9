import { defineConfig } from 'vitest/config';

// `npm run second-opinion` prints a table; one story after the other, because all want port 53.
export default defineConfig({
  test: { include: ['test/interop/second-opinion.ts'], testTimeout: 200_000, hookTimeout: 60_000 },
});
