const listeners = new Set<() => void>();
let sizes: ResizeObserver | null = null;

function tell(): void {
  for (const listener of [...listeners]) {
    listener();
  }
}

/** Calls back when the page has been scrolled or anything in it has grown or shrunk. */
export function onViewport(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener("scroll", tell, { passive: true });
    window.addEventListener("resize", tell);
    sizes = new ResizeObserver(tell);
    sizes.observe(document.body);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.removeEventListener("scroll", tell);
      window.removeEventListener("resize", tell);
      sizes?.disconnect();
    }
  };
}
