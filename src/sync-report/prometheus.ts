/** One figure for a monitor, perhaps once for each of several kinds. */
export interface Metric {
  /** Such as `saring_stories_stored`. */
  readonly name: string;
  /** One sentence. */
  readonly help: string;
  readonly samples: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
}

/** What can go up and down -> the text format of Prometheus, version 0.0.4, without times, as its textfile collector wants it. */
export function prometheusText(metrics: readonly Metric[]): string {
  return metrics
    .map(({ name, help, samples }) => {
      const lines = samples.map(({ labels = {}, value }) => `${name}${labelText(labels)} ${value}\n`);
      return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`;
    })
    .join('');
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
