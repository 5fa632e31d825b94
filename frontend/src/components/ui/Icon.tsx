const PATHS = {
  check: "m4.5 10.4 3.6 3.6 7.4-8",
  plus: "M10 4v12M4 10h12",
  trash: "M3.8 5.6h12.4M8 5.4V3.6h4v1.8M5.4 5.8l.7 10.4h7.8l.7-10.4M8.4 8.8v4.4M11.6 8.8v4.4",
  restore: "M4 4.2v4h4M4.4 8.2a6.2 6.2 0 1 1-.5 4.2",
  note: "M4.2 5.2h11.6M4.2 10h11.6M4.2 14.8h6.6",
  calendar: "M3.6 5.2h12.8v11H3.6zM3.6 8.6h12.8M7 3.2v3.4M13 3.2v3.4",
  flag: "M5.2 17V3.6M5.2 4.2h9.4l-2 3.4 2 3.4H5.2",
  chevron: "m6 8 4 4 4-4",
  cross: "m5 5 10 10M15 5 5 15",
  settings: "M3 6h6.4M13.6 6H17M3 14h3.4M10.6 14H17M11.5 3.9v4.2M8.5 11.9v4.2",
  keyboard: "M2.6 5.4h14.8v9.2H2.6zM5.6 8.4h.1M8.5 8.4h.1M11.4 8.4h.1M14.3 8.4h.1M6.4 11.6h7.2",
  leave: "M8 3.6H4v12.8h4M9 10h8M13.6 6.4 17.2 10l-3.6 3.6",
  screen: "M3 4.2h14v9H3zM7 16.4h6M10 13.4v3",
  phone: "M6.2 2.8h7.6v14.4H6.2zM9.4 14.8h1.2",
  offline:
    "M3 3l14 14M2.8 8.2A11 11 0 0 1 6 6.2M9 5.3a11 11 0 0 1 8.2 2.9M5.6 11a7 7 0 0 1 3-1.7M12.6 9.7A7 7 0 0 1 14.4 11M10 14.8h.1",
  warning: "M10 3 18 16.6H2zM10 8v4M10 14.4h.1",
  mail: "M2.8 4.8h14.4v10.4H2.8zM3 5.2l7 5.6 7-5.6",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside words that say the same, hence always hidden from assistive tools. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      aria-hidden="true"
      className={className}
      fill="none"
      focusable="false"
      height="20"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth="1.5"
      viewBox="0 0 20 20"
      width="20"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
