// Opens the app without a network: its pages (the newest where there is a network) and the files of
// the build. Nothing of a person is ever stored here; what belongs to them is in IndexedDB.

// scripts/postbuild.ts fills this in; before that there is nothing to keep.
const BUILD = { id: "", files: [] };

const PREFIX = "daymark.shell.";
const CACHE = PREFIX + BUILD.id;
const PAGES = ["/todos", "/settings", "/login"];
const PATIENCE_MS = 3000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(prune()));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) {
    return;
  }
  if (mode === "navigate" && PAGES.includes(pathname)) {
    event.respondWith(openPage(event, pathname));
  } else if (pathname.startsWith("/_next/static/")) {
    event.respondWith(openFile(event.request));
  }
});

// The files first: a page that is kept must find all of them. Then this waits until no tab uses the
// build before any more, so that nothing changes in the middle of work.
async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(BUILD.files);
  await Promise.all(PAGES.map(async (page) => keep(page, await fetch(page))));
}

async function prune() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function openFile(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function openPage(event, page) {
  const kept = await caches.match(page, { cacheName: CACHE });
  const answer = fetch(event.request);
  if (kept === undefined) {
    event.waitUntil(answer.then((response) => keep(page, response.clone())).catch(() => {}));
    return answer;
  }
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  const response = await Promise.race([answer.catch(() => kept), patience]);
  return response.status < 500 ? response : kept;
}

// Only as this build made it, whose files are kept with it: never what a redirect led to, and never
// the page of a newer build.
async function keep(page, response) {
  const copy = response.clone();
  if (response.ok && !response.redirected && (await response.text()).includes(BUILD.id)) {
    const cache = await caches.open(CACHE);
    await cache.put(page, copy);
  }
}
