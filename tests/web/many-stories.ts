import type { Story, Template } from './stories.ts';

const plans: Readonly<
  Record<string, { readonly template: Template; readonly path: (n: string, clock: string) => string }>
> = {
  kompas: { template: 'kompas', path: (n, clock) => `/read/2026/11/20/${clock}${n}/kisah-uji-${n}` },
  tribun: { template: 'tribun-2026', path: (n) => `/nasional/88${n}/kisah-uji-${n}` },
  kontan: { template: 'kontan-desk', path: (n) => `/news/kisah-uji-${n}` },
};

/** Invented stories of a host, one every five minutes back from 19.55 on a day; only listings show them. */
export function manyStories(host: string, count: number, day: string = '2026-11-20'): readonly Story[] {
  const plan = Object.entries(plans).find(([site]) => host.includes(site))?.[1];
  if (plan === undefined) throw new Error(`no site of the test web: ${host}`);
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.parse(`${day}T19:55:00Z`) - i * 300_000).toISOString();
    const number = String(1000 + i);
    return {
      template: plan.template,
      host,
      path: plan
        .path(number, at.slice(11, 19).replaceAll(':', ''))
        .replace('2026/11/20', at.slice(0, 10).replaceAll('-', '/')),
      id: number,
      title: `Kisah uji ${number} tentang harga benih`,
      standfirst: '',
      section: 'Uji',
      author: 'Rukma Sandikala',
      editor: 'Danar Kertabumi',
      tags: [],
      publishedAt: at.slice(0, 19).replace('T', ' '),
      pages: [],
    };
  });
}
