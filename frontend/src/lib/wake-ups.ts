/** Moments at which timers may have slept: the page came to the front, went online, or came back. */
export type WakeUp = "visible" | "online" | "restored";

/** Returns the function that stops listening. */
export function listenForWakeUps(listener: (wakeUp: WakeUp) => void): () => void {
  const onVisibility = (): void => {
    if (document.visibilityState === "visible") {
      listener("visible");
    }
  };
  const onOnline = (): void => listener("online");
  const onPageShow = (event: PageTransitionEvent): void => {
    // A page out of the back/forward cache has missed every message since it was left.
    if (event.persisted) {
      listener("restored");
    }
  };
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("online", onOnline);
  window.addEventListener("pageshow", onPageShow);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("online", onOnline);
    window.removeEventListener("pageshow", onPageShow);
  };
}

export function isPageVisible(): boolean {
  return document.visibilityState === "visible";
}
