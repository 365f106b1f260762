import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/fresh-build.ts'],
    // Where the file with what is expected is missing, nobody has read it yet: only `vitest -u` writes one.
    update: 'none',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
