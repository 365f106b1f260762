import { createHash } from 'node:crypto';

/**
 * Stryker asks a checker which changes are worth a run. This one lets a sample through: as many as `MUTATE_SAMPLE` says, drawn
 * from all changes of the folder by `MUTATE_SEED`, each as likely as any other.
 */
const rank = ({ fileName, location, mutatorName, replacement }) =>
  createHash('sha256')
    .update(
      JSON.stringify([process.env.MUTATE_SEED, fileName.split('/src/').at(-1), location, mutatorName, replacement]),
    )
    .digest('hex');

let passed = new Set();
const checker = {
  init: async () => {},
  group: async (mutants) => {
    const ranks = new Map(mutants.map((mutant) => [mutant.id, rank(mutant)]));
    const ids = [...ranks.keys()].sort((a, b) => (ranks.get(a) < ranks.get(b) ? -1 : 1));
    passed = new Set(ids.slice(0, Number(process.env.MUTATE_SAMPLE)));
    return [ids];
  },
  check: async (mutants) =>
    Object.fromEntries(
      mutants.map(({ id }) => [
        id,
        passed.has(id) ? { status: 'passed' } : { status: 'compileError', reason: 'not drawn' },
      ]),
    ),
};

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', factory: () => checker }];
