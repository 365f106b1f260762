/** Sites that can be followed, each with what `section` may hold there. */
const hints: Readonly<Record<string, string>> = {
  kompas: 'kompas: nasional, regional, megapolitan, money, bola, tekno, …',
  tribun: 'tribun: nasional, regional, bisnis, superskor, …',
  kontan: 'kontan: nasional, keuangan, investasi, industri, …',
};

/** Sites to follow and the output folder -> the text of a commented `saring.config.json`. */
export function configTemplate(sites: readonly string[], output: string): string {
  const portals = sites.includes('tribun')
    ? `
  // Only these portals of the Tribun network; all of them when left out.
  // "portal": ["jateng", "jabar", "bali"],
`
    : '';
  return `// Settings of saring. Every long option of every command may stand here; what is typed wins.
{
  // Sites to follow: kompas, tribun, kontan.
  "sites": ${JSON.stringify(sites).replaceAll('","', '", "')},

  // Only these sections; all of them when left out.
${sites.flatMap((site) => (hints[site] === undefined ? [] : [`  //   ${hints[site]}\n`])).join('')}  // "section": ["nasional"],
${portals}
  // Only stories whose title has all these words.
  // "match": "harga beras",

  // Where stories go, and in which formats: txt, json, md, ndjson, csv, parquet.
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

  // Programs to start after a run, with their arguments; they read JSON from standard input.
  // "on": {
  //   "new-stories": ["/usr/local/bin/index-stories"],
  //   "alarm": ["/usr/local/bin/tell-me", "saring"],
  // },
}
`;
}
