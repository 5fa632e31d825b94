/** What is known about the request being served, reachable from code that Better Auth calls without it. */
import { AsyncLocalStorage } from "node:async_hooks";

export type RequestContext = {
  readonly requestId: string;
  /** The path below the base path, for example `/sign-in/email`; parameters are named, not filled in. */
  readonly route: string;
  /** The last database failure, also when Better Auth swallowed it. */
  databaseFailure?: unknown;
  /** The user that the request signed in as or acted as. */
  userId?: string;
  /** A mark that stands for the e-mail address that was tried, for the log. */
  account?: string;
  /** A password hash made before the transaction that stores it began (see `password.ts`). */
  preparedHash?: { readonly password: string; readonly hash: string };
};

const storage = new AsyncLocalStorage<RequestContext>();

export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

export function runInRequest<T>(context: RequestContext, work: () => Promise<T>): Promise<T> {
  return storage.run(context, work);
}
