import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { scenarios } from './fault-scenarios.ts';

/** One request as the server saw it. */
export interface Hit {
  /** Path with query. */
  readonly path: string;
  readonly host: string;
  /** Milliseconds since 1970, with fractions. */
  readonly at: number;
  /** Request line and headers as they came. */
  readonly head: string;
  /** Which connection it came on, from 1. */
  readonly connection: number;
}

/** Writes whatever it likes to the socket; `count` is how often this path was asked, from 1. */
export type Reply = (socket: Socket, hit: Hit, count: number) => void;

/** A server on 127.0.0.1 that misbehaves by path; see `fault-scenarios.ts`. */
export interface FaultServer {
  readonly port: number;
  readonly origin: string;
  /** Requests so far, of one path (without query) or all. */
  hits(path?: string): readonly Hit[];
  /** Sets or replaces what one path answers. */
  on(path: string, reply: Reply): void;
  openSockets(): number;
  /** Most sockets open at one time. */
  mostSockets(): number;
  /** Connections ever made, whether or not anything was asked on them. */
  connections(): number;
  close(): Promise<void>;
}

export interface FaultServerOptions {
  readonly tls?: { readonly key: string; readonly cert: string; readonly maxVersion?: 'TLSv1.1' | 'TLSv1.2' };
  readonly replies?: Readonly<Record<string, Reply>>;
}

/** Starts a fault server on a free port; the test that started it closes it. */
export async function startFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
  const replies = new Map<string, Reply>(Object.entries({ ...scenarios, ...options.replies }));
  const hits: Hit[] = [];
  const counts = new Map<string, number>();
  const sockets = new Set<Socket>();
  let most = 0;
  let accepted = 0;
  let connections = 0;

  const answer = (socket: Socket, head: string, connection: number): void => {
    const path = /^[A-Z]+ (\S+) /.exec(head)?.[1] ?? '/';
    const host = /^host: *(.+)$/im.exec(head)?.[1]?.trim() ?? '';
    const hit: Hit = { path, host, at: performance.timeOrigin + performance.now(), head, connection };
    hits.push(hit);
    const name = path.split('?', 1)[0] ?? path;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const reply = replies.get(name) ?? replies.get('/404');
    reply?.(socket, hit, count);
  };

  const accept = (socket: Socket): void => {
    accepted += 1;
    const connection = accepted;
    sockets.add(socket);
    most = Math.max(most, sockets.size);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.setNoDelay(true);
    let pending = '';
    socket.on('data', (chunk: Buffer) => {
      pending += chunk.toString('latin1');
      for (let end = pending.indexOf('\r\n\r\n'); end >= 0; end = pending.indexOf('\r\n\r\n')) {
        const head = pending.slice(0, end);
        pending = pending.slice(end + 4);
        answer(socket, head, connection);
      }
    });
  };

  const server = options.tls === undefined ? createServer(accept) : tlsServer(options.tls, accept);
  // Under TLS this counts handshakes that failed, too.
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    origin: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    hits: (path) => (path === undefined ? [...hits] : hits.filter((hit) => hit.path.split('?', 1)[0] === path)),
    on: (path, reply) => void replies.set(path, reply),
    openSockets: () => sockets.size,
    mostSockets: () => most,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function tlsServer(tls: NonNullable<FaultServerOptions['tls']>, accept: (socket: Socket) => void): Server {
  const old = tls.maxVersion === 'TLSv1.1' ? { minVersion: 'TLSv1' as const, ciphers: 'DEFAULT@SECLEVEL=0' } : {};
  const server = createTlsServer({ ...tls, ...old }, accept);
  server.on('tlsClientError', () => {});
  return server;
}
