import { createServer, request } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A proxy on 127.0.0.1 that sends everything to one port, whatever the name. */
export interface ProxyServer {
  readonly port: number;
  /** `CONNECT host:port` and absolute addresses asked, in order. */
  readonly asked: readonly string[];
  /** `Proxy-Authorization` headers seen. */
  readonly authorizations: readonly string[];
  close(): Promise<void>;
}

/** Starts a proxy in front of the server at `targetPort`. */
export async function startProxyServer(targetPort: number): Promise<ProxyServer> {
  const asked: string[] = [];
  const authorizations: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    asked.push(incoming.url ?? '');
    authorizations.push(incoming.headers['proxy-authorization'] ?? '');
    const url = new URL(incoming.url ?? '/', 'http://none');
    const onward = request(
      { port: targetPort, host: '127.0.0.1', path: url.pathname, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    onward.end();
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('connect', (incoming, client) => {
    asked.push(`CONNECT ${incoming.url}`);
    authorizations.push(incoming.headers['proxy-authorization'] ?? '');
    const onward = connect(targetPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(client).pipe(onward);
    });
    sockets.add(onward);
    onward.on('error', () => client.destroy());
    client.on('error', () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    asked,
    authorizations,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
