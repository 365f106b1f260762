import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The material that lies beside the project. */
export const shared = path.resolve(root, '../shared');

/** Figures that may not fall: `<way>.<set>.<figure>` -> number. */
export const floorsFile = path.join(root, 'tests/accuracy/floors.json');
export const floors = JSON.parse(readFileSync(floorsFile, 'utf8'));

/**
 * The ways in which labelled pages are cleaned: what `saring clean` is given, and which figures are kept.
 * Stories that come twice are kept where labels count both; of sites without a rule the body and the people matter.
 */
export const ways = [
  { name: 'rules', folder: 'gold', options: [] },
  {
    name: 'generic',
    folder: 'gold',
    options: ['--site', 'generic'],
    sets: ['kompas', 'kontan', 'tribun'],
    kept: /\.(?:f1|lostPer1000|leakedPer1000)$/,
  },
  { name: 'gold2', folder: 'gold2', options: ['--keep-duplicates'] },
  {
    name: 'benchmark',
    folder: 'benchmark',
    options: ['--keep-duplicates'],
    kept: /\.(?:f1|exact|lostPer1000|leakedPer1000|title|authors|publishedAt)$/,
  },
].map((way) => ({ ...way, sets: way.sets ?? setsIn(path.join(shared, way.folder)), kept: way.kept ?? /./ }));

/** A way -> the arguments of the program that cleans its pages. */
export function argumentsOf({ folder, options, sets }) {
  const pages = sets.map((set) => path.join(shared, folder, set, 'pages'));
  return ['clean', ...pages, '-f', 'ndjson', '-o', '-', '-q', ...options];
}

/** Records, a line each, of the pages of a way -> its figures. */
export function figuresOf({ name, folder, sets, kept }, records) {
  const score = execFileSync(
    'node',
    [path.join(shared, 'tools/score.mjs'), '--gold', path.join(shared, folder), '--set', sets.join(), '--json', '-'],
    { input: records, maxBuffer: 1e9, encoding: 'utf8' },
  );
  return Object.fromEntries(
    JSON.parse(score)
      .summary.flatMap(({ set, f1, exact, lostPer1000, leakedPer1000, fields }) =>
        Object.entries({ f1, exact, lostPer1000, leakedPer1000, ...fields }).map(([figure, value]) => [
          `${name}.${set}.${figure}`,
          value,
        ]),
      )
      .filter(([figure]) => kept.test(figure)),
  );
}

/** Of lost and leaked words less is better. */
export function isWorse(figure, value, floor) {
  return value === undefined || (figure.endsWith('Per1000') ? value > floor : value < floor);
}

/** Figures of a way -> a line for each that is below its floor. */
export function fallsOf({ name }, measured) {
  return Object.entries(floors)
    .filter(([figure, floor]) => figure.startsWith(`${name}.`) && isWorse(figure, measured[figure], floor))
    .map(([figure, floor]) => `${figure}  ${measured[figure]} (floor ${floor})`);
}

function setsIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'labels')));
}
