/** How many stories there were in all, judged by how much two listings overlap: probably from `low` to `high`. */
export interface StoryEstimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** 95 of 100 such intervals hold the true number. */
const deviations = 1.96;

/**
 * Stories named by one listing, by the other, and by both -> how many there were, by Chapman's estimator, with the
 * interval of Chao (1987), which never lies below what was seen. Null where the listings have nothing in common.
 * A story that one listing names is likelier to be named by the other as well: the truth is at least this.
 */
export function estimateStories(first: number, second: number, both: number): StoryEstimate | null {
  if (both === 0) return null;
  const seen = first + second - both;
  const estimate = ((first + 1) * (second + 1)) / (both + 1) - 1;
  const unseen = estimate - seen;
  if (unseen <= 0) return { estimate: seen, low: seen, high: seen };
  const variance = ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2));
  const spread = Math.exp(deviations * Math.sqrt(Math.log(1 + variance / unseen ** 2)));
  return {
    estimate: Math.round(estimate),
    low: Math.floor(seen + unseen / spread),
    high: Math.ceil(seen + unseen * spread),
  };
}
