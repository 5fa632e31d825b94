/** What is known about the request being served, reachable from code that Better Auth calls without it. */
import { AsyncLocalStorage } from "node:async_hooks";

export type RequestContext = {
  readonly requestId: string;
  /** The path below the base path, for example `/sign-in/email`; parameters are named, not filled in. */
  readonly route: string;
  /** The network of the client, as limits count it (see `address.ts`). */
  readonly network: string;
  readonly isBrowser: boolean;
  /** The last database failure, also when Better Auth swallowed it. */
  databaseFailure?: unknown;
  /** The user that the request signed in as or acted as. */
  userId?: string;
  /** A mark that stands for the e-mail address that was tried, for the log. */
  account?: string;
  /** Whether a code completes a sign-in (true) or sets the second step up (false). */
  isSecondStep?: boolean;
  /** Whether the password was right and a second step is asked for. */
  isSecondStepNext?: boolean;
  /** Which limit refused the request, for the log. */
  limit?: string;
  /** A password hash made before the transaction that stores it began (see `password.ts`). */
  preparedHash?: { readonly password: string; readonly hash: string };
  /** The tries that were counted, to be taken back when the request was no guess. */
  tries?: Tries;
};

type Tries = {
  /** Each of these gets its one try back. */
  readonly shared: readonly string[];
  /** What a success wipes out altogether; null where that would help whoever guesses. */
  readonly own: string | null;
};

const storage = new AsyncLocalStorage<RequestContext>();

export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

export function runInRequest<T>(context: RequestContext, work: () => Promise<T>): Promise<T> {
  return storage.run(context, work);
}
