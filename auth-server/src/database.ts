/** Connections to PostgreSQL, and the knowledge whether the database failed while a request was served. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import pg from "pg";
import { currentRequest } from "./request-context.ts";

// A frozen database must cost a request seconds, never minutes: the client-side limit also ends
// statements whose server no longer answers.
const CONNECT_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 3_000;
const QUERY_TIMEOUT_MS = 3_500;

export type Database = {
  /** The pool as Better Auth sees it. */
  readonly pool: PostgresPool;
  readonly query: <Row extends pg.QueryResultRow>(
    sql: string,
    parameters?: readonly unknown[],
  ) => Promise<Row[]>;
  /** Why the database does not answer; null when it does. */
  readonly failure: () => Promise<unknown>;
  readonly end: () => Promise<void>;
};

/** What the database refused because of the values given (bad data, a duplicate): an answer, not a failure. */
function isAnswer(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? "");
}

/** Remembers in the current request that the database failed, whatever is done with the error. */
async function observed<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const request = currentRequest();
    if (request !== undefined && !isAnswer(error)) {
      request.databaseFailure = error;
    }
    throw error;
  }
}

function observedClient(client: pg.PoolClient): PostgresPoolClient {
  let isBroken = false;
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(
    sql: string | PostgresCursor<unknown>,
    parameters: readonly unknown[] = [],
  ): unknown {
    if (typeof sql !== "string") {
      throw new TypeError("Cursors are not supported.");
    }
    const result = client.query(sql, [...parameters]);
    result.catch((error: unknown) => {
      // After a time-out or a lost connection the client may still wait for the old answer.
      isBroken ||= !(error instanceof pg.DatabaseError);
    });
    return observed(result);
  }
  return { query, release: (destroy) => client.release(destroy === true || isBroken) };
}

/**
 * Opens a pool for the server; `onConnectionLost` hears of connections that die (else Node would exit).
 *
 * Better Auth swallows database errors in several places (a session that could not be read is "no session",
 * a sign-out that failed is a success), so failures are noted here, below it, in the request's context.
 */
export function openDatabase(url: string, onConnectionLost: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "daymark-auth",
    max: 10,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    idle_in_transaction_session_timeout: 10_000,
    keepAlive: true,
  });
  // In use or not, a connection tells by itself that it died; the pool repeats it of those not in use.
  pool.on("connect", (client) => client.on("error", onConnectionLost));
  pool.on("error", () => undefined);
  const end = () => pool.end();
  return {
    pool: { options: {}, connect: async () => observedClient(await observed(pool.connect())), end },
    query: async <Row extends pg.QueryResultRow>(
      sql: string,
      parameters: readonly unknown[] = [],
    ) => (await observed(pool.query<Row>(sql, [...parameters]))).rows,
    failure: () =>
      pool.query("select 1").then(
        () => null,
        (error: unknown) => error,
      ),
    end,
  };
}
