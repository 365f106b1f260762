import { type buildConnector, type Dispatcher, Pool } from 'undici';

/** What stands open to one origin, and how many requests use it. */
export interface OriginConnections {
  readonly dispatcher: Dispatcher;
  /** A request begins: it may open one connection. */
  begin(): void;
  /** A request has ended. */
  end(): void;
}

/** Makes the pool of an origin; undici's proxy agent calls it too, with a connector of its own in `options`. */
export type PoolMaker = (origin: string | URL, options: object) => Pool;

/**
 * Connections to one origin. `make` gets the maker of its pools and gives back what sends requests through them; `onIdle`
 * is called when no connection is open and no request is under way.
 */
export function connectionsToOrigin(make: (pool: PoolMaker) => Dispatcher, onIdle: () => void): OriginConnections {
  let underWay = 0;
  let open = 0;
  let allowed = 0;
  const rest = (): void => {
    if (underWay === 0 && open === 0) onIdle();
  };

  /** undici reconnects on its own, without end and whatever is aborted: here each request may open one connection, and retries are decided elsewhere. */
  const onceEach =
    (connect: buildConnector.connector): buildConnector.connector =>
    (target, callback) => {
      if (allowed === 0) return callback(lostConnection(), null);
      allowed -= 1;
      endingItsRequests(connect)(target, callback);
    };

  const dispatcher = make((origin, options) => {
    const connect = hasConnector(options) ? { connect: onceEach(options.connect) } : {};
    return new Pool(origin, { ...options, ...connect })
      .on('connect', () => {
        open += 1;
      })
      .on('disconnect', () => {
        open -= 1;
        rest();
      });
  });

  return {
    dispatcher,
    begin() {
      underWay += 1;
      allowed += 1;
    },
    end() {
      underWay -= 1;
      // A request that found a connection open did not use its right to open one: the right ends with it.
      allowed = Math.min(allowed, underWay);
      rest();
    },
  };
}

function lostConnection(): Error {
  return Object.assign(new Error('the connection was lost before anything was asked'), { code: 'ECONNRESET' });
}

/** A connector whose every error ends the requests that wait for it: undici would try again after some kinds. */
export function endingItsRequests(connect: buildConnector.connector): buildConnector.connector {
  return (target, callback) =>
    connect(target, (...[error, socket]) => {
      if (error === null) callback(null, socket);
      else callback(new Error(error.message, { cause: error }), null);
    });
}

/** Whether options for a pool name a connector. */
export function hasConnector(options: object): options is { readonly connect: buildConnector.connector } {
  return 'connect' in options && typeof options.connect === 'function';
}
