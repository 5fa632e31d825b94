import { openTabChannel } from "@/lib/auth-channel";
import { fetchSession, fetchToken } from "@/lib/auth-endpoints";
import { exclusiveAcrossTabs } from "@/lib/exclusive";
import { loadAuthClient, warmUpAuthClient } from "@/lib/load-auth-client";
import { localData } from "@/lib/local-data";
import { SessionKeeper } from "@/lib/session-keeper";
import { SessionStore } from "@/lib/session-store";
import { TokenStore } from "@/lib/token-store";
import { isPageVisible, listenForWakeUps } from "@/lib/wake-ups";
import { wipeDevice, wipeTab } from "@/lib/wipe";

/** The one session of this page: made here, passed to nobody, started by AuthProvider. */
const channel = openTabChannel();

export const session = new SessionStore({ data: localData, channel, wipeTab, wipeDevice });

const exclusiveCookie = exclusiveAcrossTabs("daymark.cookie");

export const tokens = new TokenStore({
  session,
  channel,
  exclusive: exclusiveAcrossTabs("daymark.token"),
  exclusiveCookie,
  fetchToken,
  fetchSession,
  isPageVisible,
  listenForWakeUps,
});

export const keeper = new SessionKeeper({
  session,
  data: localData,
  exclusive: exclusiveCookie,
  fetchSession,
  endSession,
  listenForWakeUps,
});

/** Follows the other tabs and keeps a token ready; returns the function that stops it. */
export function startSession(): () => void {
  const stopKeeper = keeper.start();
  const stopTokens = tokens.start();
  const stopWarmUp = warmUpAuthClient();
  return () => {
    stopWarmUp();
    stopTokens();
    stopKeeper();
  };
}

async function endSession(): Promise<boolean> {
  try {
    const authClient = await loadAuthClient();
    // The request must survive the page: people close the tab right after signing out.
    const { error } = await authClient.signOut({ fetchOptions: { keepalive: true } });
    return error === null;
  } catch {
    return false;
  }
}
