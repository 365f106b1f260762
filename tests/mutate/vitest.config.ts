import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: { include: (process.env['MUTATE_TESTS'] ?? '').split(','), testTimeout: 60_000, hookTimeout: 60_000 },
});

export default config;
