// A child that does what its pages say: the word is the page. It speaks as src/workers/worker.ts does.
const deeds = {
  hang: () => {
    for (;;);
  },
  // Blocked without working, as on a disk that is gone.
  wait: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  busy: () => {
    for (const end = performance.now() + 300; performance.now() < end; );
  },
  abort: () => process.abort(),
  leave: () => process.exit(3),
  grow: () => {
    for (const hoard = []; ; ) hoard.push(new Array(100_000).fill('x'));
  },
};

let batches = 0;
process.on('disconnect', () => process.exit());
process.on('message', ({ id, task }) => {
  batches += 1;
  const { user, system } = process.cpuUsage();
  const processor = (user + system) / 1000;
  process.send({ id, says: 'begun', processor });
  const words =
    task.does === 'join'
      ? task.stories.map(([page]) => Buffer.from(page).toString())
      : task.pages.map(({ content }) => content);
  for (const word of words) deeds[word]?.();
  const made = words.map((word) => ({ hash: `${word} ${process.pid} ${batches}`, kind: 'failure', failure: { word } }));
  const answer = task.does === 'join' ? { does: 'join', joined: made } : { does: 'clean', cleaned: made };
  process.send({ id, says: 'done', answer, processor, memory: words[0] === 'fat' ? 1e9 : 1e7 });
});
