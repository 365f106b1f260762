import { ownSites } from '../sites/index.ts';

/** A site of more titles than this is a network, whose titles are worth choosing from. */
const fewPortals = 3;

/** Sites to follow, the output folder and the formats that there are -> the text of a commented `saring.config.json`. */
export function configTemplate(sites: readonly string[], output: string, formats: readonly string[]): string {
  const chosen = ownSites.filter(({ id }) => sites.includes(id));
  const sections = chosen.map(
    ({ id, sections = [] }) => `  //   ${[`${id}: ${sections[0] ?? ''}`, ...sections.slice(1), '…'].join(', ')}\n`,
  );
  const portals = chosen
    .filter((site) => site.portals.length > fewPortals)
    .map(
      ({ name, portals: all }) => `
  // Only these portals of ${name}; all of them when left out.
  // "portal": [${all
    .slice(1, 4)
    .map(({ id }) => `"${id}"`)
    .join(', ')}],
`,
    );
  return `// Settings of saring. Every long option of every command may stand here; what is typed wins.
{
  // Sites to follow: ${ownSites.map(({ id }) => id).join(', ')}.
  "sites": ${JSON.stringify(sites).replaceAll('","', '", "')},

  // Only these sections; all of them when left out.
${sections.join('')}  // "section": ["nasional"],
${portals.join('')}
  // Only stories whose title has all these words.
  // "match": "harga beras",

  // Where stories go, and in which formats: ${formats.join(', ')}.
  "output": ${JSON.stringify(output)},
  "format": ["txt", "json"],

  // Seconds between two requests to a site (default: 1, or what the site asks for), and for the whole run.
  // "delay": 2,
  "max-time": 3000,

  // How closely a story is followed once it is stored, to see whether it was changed:
  //   usual (after 3 hours, 1 day, 7 days), thorough (seven times in 30 days), off.
  "revisit": "usual",

  // Pages are kept as they came for so long, and up to this size: they show later whether a story or only
  // the rules have changed.
  "keep-pages-days": 14,
  "keep-pages-megabytes": 2000,

  // Days for which it is remembered which listing named which story (what --gaps looks at), and what a run came to.
  "keep-sightings-days": 30,
  "keep-runs-days": 400,

  // A monitor such as Healthchecks, which raises the alarm when it hears nothing: told at <url>/start that a run
  // begins, at <url>/<exit status> how it ended.
  // "ping": "https://hc.example/1a2b3c",

  // Files that say what the last run came to: JSON, and metrics for Prometheus.
  // "status-file": "saring-status.json",
  // "metrics-file": "/var/lib/prometheus/node-exporter/saring.prom",

  // Programs to start after a run, with their arguments; they read JSON from standard input.
  // "on": {
  //   "new-stories": ["/usr/local/bin/index-stories"],
  //   "alarm": ["/usr/local/bin/tell-me", "saring"],
  // },
}
`;
}
