type ViewportListener = {
  scrolled: () => void;
  /** The window, or anything in the page, has grown or shrunk. */
  resized: () => void;
};

const listeners = new Set<ViewportListener>();
let sizes: ResizeObserver | null = null;

function tellScrolled(): void {
  for (const { scrolled } of [...listeners]) {
    scrolled();
  }
}

function tellResized(): void {
  for (const { resized } of [...listeners]) {
    resized();
  }
}

/** Calls back when what can be seen of the page has changed. */
export function onViewport(listener: ViewportListener): () => void {
  if (listeners.size === 0) {
    window.addEventListener("scroll", tellScrolled, { passive: true });
    window.addEventListener("resize", tellResized);
    sizes = new ResizeObserver(tellResized);
    sizes.observe(document.body);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.removeEventListener("scroll", tellScrolled);
      window.removeEventListener("resize", tellResized);
      sizes?.disconnect();
    }
  };
}
