import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: (process.env['MUTATE_TESTS'] ?? '').split(','),
    // A minute each, and they tell only whether pages end.
    exclude: ['tests/extract/hostile.test.ts', 'tests/extract/linear.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
