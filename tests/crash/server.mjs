import { createServer } from 'node:http';
import { makeStory } from './stories.mjs';

/** Serves so many stories, each page after at most so many milliseconds -> their addresses, and what leads `saring fetch` to them. */
export async function serveStories(count, random, mostDelay = 30) {
  const pages = new Map();
  const addresses = new Set();
  for (let i = 0; addresses.size < count; i++) {
    const html = makeStory(i);
    const address = /rel="canonical" href="https:\/\/(?<rest>[^"]+)"/.exec(html)?.groups.rest;
    if (address === undefined) continue;
    addresses.add(`http://${address}`);
    const at = address.slice(address.indexOf('/'));
    const number = /paging__link--active" href="[^"]+page=(\d+)"/.exec(html)?.[1] ?? '1';
    pages.set(`${at}?page=${number}`, html);
    if (!pages.has(at)) pages.set(at, html);
  }
  const server = createServer((request, response) => {
    const page = pages.get(request.url) ?? pages.get(request.url.replace('page=all', 'page=1'));
    setTimeout(() => {
      response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(page ?? '');
    }, random() * mostDelay);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const options = ['--delay', '0', '--connect-to', `www.kompas.com:80=127.0.0.1:${server.address().port}`];
  return { addresses: [...addresses], options, close: () => server.close() };
}
