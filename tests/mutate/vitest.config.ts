import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

interface Change {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** What `ask.mjs` wants changed, and how long files of tests took and how often they were the first to notice. */
const mutation = Reflect.get(globalThis, 'mutation') as {
  readonly change: Change | null;
  readonly tests: ReadonlyMap<string, { readonly milliseconds: number; readonly notices: number }>;
};

/** What notices much and takes little time first: most changes are noticed by many tests, and the first is enough. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const cost = ({ moduleId }: TestSpecification): number => {
      const { milliseconds, notices } = mutation.tests.get(moduleId) ?? { milliseconds: 0, notices: 0 };
      return milliseconds / (notices + 0.2);
    };
    return files.sort((a, b) => cost(a) - cost(b));
  }
}

const config: ViteUserConfig = defineConfig({
  plugins: [
    {
      name: 'one-change',
      enforce: 'pre',
      load(id) {
        const { change } = mutation;
        if (change === null || id !== path.resolve(change.file)) return null;
        const code = readFileSync(id, 'utf8');
        return code.slice(0, change.start) + change.replacement + code.slice(change.end);
      },
    },
  ],
  test: {
    include: (process.env['MUTATE_TESTS'] ?? '').split(','),
    // They take most of the time, and tell whether pages end, or how many of many. A measure without them says too little, never too much.
    exclude: ['tests/extract/hostile.test.ts', 'tests/extract/linear.test.ts'],
    testNamePattern:
      /^(?!.*(?:hostile lines cost no time|that scripts fill|of 130,000 links|a hundred thousand ids|a thousand a|less than 60 MB|come out exact|keeps its body|any one line of the head))/,
    sequence: { sequencer: QuickFirst },
    pool: 'threads',
    isolate: process.env['MUTATE_APART'] === '1',
    maxWorkers: 1,
    // Snapshots that are missing are differences, as in the tests proper.
    update: 'none',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

export default config;
