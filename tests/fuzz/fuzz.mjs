// Hostile inputs by chance, through the built program: `npm run fuzz -- [minutes] [seed]`. A batch whose answers are
// wrong, or that hangs or crashes the program, is kept, and named with its seed.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { chanceOf } from './chance.mjs';
import { anyFile, hostilePage } from './files.mjs';
import { printedPage, torn } from './texts.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = path.join(root, 'bin/saring.js');
const [minutes = '10', first = '1'] = process.argv.slice(2);
const isRecord = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(path.join(root, 'schema/article.schema.json'), 'utf8')),
);
const pages = pagesIn(path.join(root, 'fixtures'));
const kept = mkdtempSync(path.join(tmpdir(), 'saring-fuzz-'));
/** No batch may take longer, in milliseconds. */
const longest = 180_000;
const batchSize = 40;

let seed = Number(first);
let inputs = 0;
let faults = 0;
for (const end = Date.now() + Number(minutes) * 60_000; Date.now() < end; seed++) {
  const chance = chanceOf(seed);
  await (seed % 3 === 0 ? fuzzFiles(chance) : fuzzStream(chance));
}
console.log(
  `${inputs} inputs, seeds ${first} to ${seed - 1}: ${faults} faults${faults > 0 ? `, kept in ${kept}` : ''}`,
);
process.exitCode = faults > 0 ? 1 : 0;

/** Pages and printed pages as records of a stream: each has one answer, a record or a failure with a code. */
async function fuzzStream(chance) {
  const asked = Array.from({ length: batchSize }, (_, id) => {
    const kind = chance.next();
    if (kind < 0.5) return { id: String(id), text: printedPage(chance) };
    if (kind < 0.6) return { id: String(id), text: torn(chance, printedPage(chance)) };
    return { id: String(id), html: hostilePage(chance, chance.of(pages)) };
  });
  inputs += asked.length;
  const { status, out, err } = await run(
    ['clean', '-', '--stream'],
    asked.map((one) => JSON.stringify(one)).join('\n'),
  );
  const answers = out.trimEnd().split('\n');
  const keep = (name, one) => fault(name, `${one.id}.json`, JSON.stringify(one));
  if (status !== 0 && status !== 1) return keep(`status ${status}: ${err.slice(-300)}`, { id: 'all', asked });
  if (answers.length !== asked.length) return keep(`${answers.length} answers`, { id: 'all', asked });
  for (const [i, line] of answers.entries()) {
    const why = faultOf(line, asked[i].text ?? null);
    if (why !== null) keep(why, asked[i]);
  }
}

/** Files of all kinds in a folder: the program ends as it says it does, and writes nothing but records. */
async function fuzzFiles(chance) {
  const folder = path.join(kept, `files-${seed}`);
  mkdirSync(folder);
  for (let i = 0; i < batchSize; i++) {
    const { ending, bytes } = anyFile(chance, pages);
    writeFileSync(path.join(folder, `${i}.${ending}`), bytes);
    if (chance.next() < 0.1)
      writeFileSync(path.join(folder, `${i}.${ending}.headers.json`), torn(chance, '{"url":"https://x.id/a"}'));
  }
  inputs += batchSize;
  const { status, out, err } = await run(['clean', folder, '-o', '-', '-f', 'ndjson'], '');
  const found =
    out === ''
      ? []
      : out
          .trimEnd()
          .split('\n')
          .map((line) => faultOf(line, null));
  const why = status === 0 || status === 1 ? found.find((one) => one !== null) : `status ${status}: ${err.slice(-300)}`;
  if (why !== undefined) fault(why, 'why.txt', why);
  else if (/took too long/.test(err)) fault('a file took too long', 'why.txt', err);
  else rmSync(folder, { recursive: true });
}

/** Why a line of the output cannot be, null where it can. */
function faultOf(line, text) {
  let one;
  try {
    one = JSON.parse(line);
  } catch {
    return `no JSON: ${line.slice(0, 80)}`;
  }
  if (one.status === 'failed') return one.code === 'timeout' || /crashed/.test(one.message) ? one.message : null;
  if (!isRecord(one)) return `no record: ${JSON.stringify(isRecord.errors?.[0])}`;
  if (one.text !== one.blocks.map((block) => block.text).join('\n\n')) return 'its text is not its blocks';
  if (/[\0-\x08\x0b-\x1f\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])/.test(one.text))
    return 'its text holds what shows nothing';
  return text === null || isSaid(one.text, text) ? null : 'its text holds words that the page does not';
}

/** Whether nearly all words of a text stand in the page, whatever its marks. */
function isSaid(text, page) {
  const lettersOf = (of) =>
    of
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  const whole = lettersOf(page);
  const words = text
    .split(/\s+/)
    .map(lettersOf)
    .filter((word) => word !== '')
    .slice(0, 500);
  return words.filter((word) => !whole.includes(word)).length * 10 <= words.length;
}

function fault(why, name, content) {
  faults += 1;
  const file = path.join(kept, `${seed}-${name}`);
  writeFileSync(file, content);
  console.log(`seed ${seed}: ${why}\n  ${file}`);
}

function run(args, input) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: kept, stdio: 'pipe' });
    const timer = setTimeout(() => child.kill('SIGKILL'), longest);
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.stdin.on('error', () => undefined).end(input);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status: status ?? signal, out, err });
    });
  });
}

function pagesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.html'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}
