import type { OptionSpec } from './command.ts';

/** The same words in every command that asks the sites. */
export const networkOptions: readonly OptionSpec[] = [
  { flags: '--contact <address>', help: 'page or e-mail address that tells the sites whom to write to' },
  { flags: '--user-agent <words>', help: 'say this instead of "Mozilla/5.0 (compatible; saring/<version>)"' },
  { flags: '--delay <seconds>', help: 'least time between two requests to a site (default: 1, or what it asks for)' },
  { flags: '--connections <n>', help: 'most connections to a site at a time, 8 at most (default: 2)' },
  { flags: '--timeout <seconds>', help: 'longest for one page, with all its tries (default: 180)' },
  { flags: '--max-time <seconds>', help: 'longest for the whole run; the same command goes on later' },
  {
    flags: '--ignore-robots',
    help: "read pages that the site's robots.txt closes to programs: only with permission",
  },
  { flags: '--allow-downgrade', help: 'follow redirects from https to http' },
  { flags: '--allow-private', help: 'open addresses on private, loopback and link-local networks' },
  { flags: '--allow-port <n>', help: 'open a port besides 80, 443, 8080 and 8443 (may be repeated)', repeats: true },
  {
    flags: '--connect-to <from=to>',
    help: 'go to another address for a host, as host:port=address:port, *.domain:port=… for all under it: a mirror, a test server (may be repeated)',
    repeats: true,
  },
  { flags: '--ca <file>', help: 'trust the certificate authorities in this PEM file too' },
];
