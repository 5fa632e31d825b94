/**
 * How often a password, a code or a passkey may be tried. Whoever guesses is slowed down, by the account, by
 * their network and over the whole site; a person on a device that they signed in from before has tries of
 * their own there, which nobody else can use up. Nothing locks for ever, and no session that is open is touched.
 */
import type { Log } from "./log.ts";
import { tooManyTries } from "./refusal.ts";
import { currentRequest } from "./request-context.ts";
import type { Limit, Throttle } from "./throttle.ts";

const HOUR = 3600;

/** Short, so that nobody can keep a person out for long: the rate falls instead, to one try a minute. */
const ACCOUNT: Limit = { max: 10, seconds: 60, least: 1 };
/** Half of what the account has: one network alone cannot use it up. */
const ACCOUNT_FROM_NETWORK: Limit = { max: 5, seconds: 60, longest: HOUR };
/** Many people may share a network, so it waits a quarter of an hour at most. */
const NETWORK: Limit = { max: 20, seconds: 60, longest: HOUR / 4 };
/** More than the machine can hash in a minute only comes from many networks at once. */
const SITE: Limit = { max: 600, seconds: 60 };
const KNOWN_DEVICE: Limit = { max: 10, seconds: 60, longest: HOUR };
/** Codes have six digits; recovery codes are far too many to try. */
const CODE: Limit = { max: 5, seconds: 60, longest: HOUR };
const RECOVERY_CODE: Limit = { max: 10, seconds: 60, longest: HOUR };

type Step = { readonly scope: string; readonly key: string; readonly limit: Limit };

export type SignInLimits = {
  /** Counts a try of a password. Throws 429. */
  readonly admitPassword: (email: string, knownDevice: string | null) => Promise<void>;
  /** Counts a try of a second factor of this user. Throws 429. */
  readonly admitCode: (
    userId: string,
    isRecovery: boolean,
    knownDevice: string | null,
  ) => Promise<void>;
  /** Counts a try of a passkey. Throws 429. */
  readonly admitPasskey: () => Promise<void>;
  /** Counts against a limit of any kind. Throws 429. */
  readonly admit: (scope: string, key: string, limit: Limit) => Promise<void>;
  /** The counted try of this request was no guess: it succeeded, or nothing was compared. */
  readonly giveBack: (isSuccess: boolean) => Promise<void>;
};

export function createSignInLimits(throttle: Throttle, log: Log): SignInLimits {
  /** Counts one try; says why not, when there were too many. */
  async function refusalOf({ scope, key, limit }: Step): Promise<Error | null> {
    const wait = await throttle.admit(key, limit);
    if (wait === null) {
      return null;
    }
    const request = currentRequest();
    if (request !== undefined) {
      request.limit = scope;
    }
    if (scope === "site") {
      log.warning("site_limit_reached", { route: request?.route, wait_seconds: wait });
    }
    return tooManyTries(wait);
  }

  /** The narrowest first. What any of them refuses was no guess: it counts against none of the others. */
  async function admitAll(own: Step | null, shared: readonly Step[]): Promise<void> {
    const admitted: string[] = [];
    for (const step of own === null ? shared : [own, ...shared]) {
      const refusal = await refusalOf(step);
      if (refusal !== null) {
        await throttle.giveBack(admitted);
        throw refusal;
      }
      admitted.push(step.key);
    }
    const request = currentRequest();
    if (request !== undefined) {
      request.tries = { own: own?.key ?? null, shared: shared.map(({ key }) => key) };
    }
  }

  const network = (): Step => {
    const key = `network:${currentRequest()?.network ?? ""}`;
    return { scope: "network", key, limit: NETWORK };
  };
  const site: Step = { scope: "site", key: "site", limit: SITE };

  return {
    admitPassword: (email, knownDevice) => {
      if (knownDevice !== null) {
        const key = `device:${email}:${knownDevice}`;
        return admitAll({ scope: "device", key, limit: KNOWN_DEVICE }, []);
      }
      const from = network();
      const key = `account:${email}:${from.key}`;
      return admitAll({ scope: "account", key, limit: ACCOUNT_FROM_NETWORK }, [
        from,
        { scope: "account", key: `account:${email}`, limit: ACCOUNT },
        site,
      ]);
    },
    admitCode: (userId, isRecovery, knownDevice) => {
      const kind = isRecovery ? "recovery" : "code";
      const key = `${kind}:${userId}:${knownDevice ?? ""}`;
      return admitAll({ scope: kind, key, limit: isRecovery ? RECOVERY_CODE : CODE }, []);
    },
    admitPasskey: () => admitAll(null, [network(), site]),
    admit: (scope, key, limit) => admitAll({ scope, key, limit }, []),
    giveBack: async (isSuccess) => {
      const tries = currentRequest()?.tries;
      if (tries === undefined) {
        return;
      }
      const { own, shared } = tries;
      await throttle.giveBack(isSuccess || own === null ? shared : [own, ...shared]);
      if (isSuccess && own !== null) {
        await throttle.forget(own);
      }
    },
  };
}
