import { IS_BUILD } from "@/config";

const ADDRESS = "/sw.js";
/** Whoever has just opened the page comes first; the service worker then reads the whole build. */
const PATIENCE_MS = 5000;

/** From now on the app opens without a network; asking for it again changes nothing. */
export function keepForOffline(): () => void {
  // Typed as always there, but missing in insecure contexts.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!IS_BUILD || workers === undefined) {
    return () => undefined;
  }
  const timer = setTimeout(() => {
    // Without it everything works but opening the app offline; the next visit tries again.
    workers.register(ADDRESS).catch(() => undefined);
  }, PATIENCE_MS);
  return () => clearTimeout(timer);
}
