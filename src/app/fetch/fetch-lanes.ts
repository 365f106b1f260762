/**
 * Works through jobs in lanes, side by side; the jobs of a lane are begun in order, at most `width` at a time. Begins
 * nothing more once the signal fires or a job throws, waits for what was begun, then throws that job's error.
 */
export async function workInLanes<T>(
  lanes: Iterable<readonly T[]>,
  width: number,
  signal: AbortSignal,
  work: (job: T) => Promise<void>,
): Promise<void> {
  const errors: unknown[] = [];
  const walk = async (jobs: Iterator<T>): Promise<void> => {
    while (!signal.aborted && errors.length === 0) {
      const next = jobs.next();
      if (next.done === true) return;
      try {
        await work(next.value);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  const walks: Promise<void>[] = [];
  for (const lane of lanes) {
    const jobs = lane[Symbol.iterator]();
    for (let i = 0; i < Math.min(width, lane.length); i++) walks.push(walk(jobs));
  }
  await Promise.all(walks);
  if (errors.length > 0) throw errors[0];
}
