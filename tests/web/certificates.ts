import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key and its certificate in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** An authority made for one test run, and what it signed. */
export interface TestAuthority {
  /** The authority's own certificate, for the `ca` setting. */
  readonly ca: string;
  /** One certificate for all the hosts; a negative number of days makes one that has expired. */
  sign(hosts: string | readonly string[], days?: number): Certificate;
  selfSigned(host: string): Certificate;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Makes an authority with the `openssl` command; no key outlives the call on disk. */
export function makeAuthority(): TestAuthority {
  const own = selfSigned('saring test authority', ['-addext', 'basicConstraints=critical,CA:TRUE']);
  return {
    ca: own.cert,
    selfSigned: (host) => selfSigned(host, ['-addext', `subjectAltName=DNS:${host}`]),
    sign: (given, days = 30) =>
      inFolder((folder) => {
        const hosts = [given].flat();
        const at = (name: string): string => join(folder, name);
        writeFileSync(at('ca.key'), own.key);
        writeFileSync(at('ca.pem'), own.cert);
        writeFileSync(at('names'), `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(',')}\n`);
        openssl(['req', ...KEY, '-keyout', at('key'), '-out', at('csr'), '-subj', `/CN=${hosts[0]}`]);
        const issuer = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'];
        openssl([
          'x509',
          '-req',
          '-in',
          at('csr'),
          ...issuer,
          '-days',
          String(days),
          '-extfile',
          at('names'),
          '-out',
          at('cert'),
        ]);
        return { key: readFileSync(at('key'), 'utf8'), cert: readFileSync(at('cert'), 'utf8') };
      }),
  };
}

function selfSigned(name: string, extra: readonly string[]): Certificate {
  return inFolder((folder) => {
    const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
    openssl(['req', '-x509', ...KEY, '-keyout', key, '-out', cert, '-days', '30', '-subj', `/CN=${name}`, ...extra]);
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'saring-tls-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function openssl(words: readonly string[]): void {
  execFileSync('openssl', words, { stdio: 'ignore' });
}
