/** What every page may show, the first one too; all others come with the signed-in pages. */
export const BASIC_PATHS = {
  cross: "m5 5 10 10M15 5 5 15",
  offline:
    "M3 3l14 14M2.8 8.2A11 11 0 0 1 6 6.2M9 5.3a11 11 0 0 1 8.2 2.9M5.6 11a7 7 0 0 1 3-1.7M12.6 9.7A7 7 0 0 1 14.4 11M10 14.8h.1",
  warning: "M10 3 18 16.6H2zM10 8v4M10 14.4h.1",
  key: "M6.6 9a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 0 1 0-7.4zM9.3 10.1 16.4 3M13.4 6l2.4 2.4",
} as const;

export type IconProps<Name> = { name: Name; className?: string | undefined };

type LineProps = { path: string; className: string | undefined };

/** A line drawing beside words that say the same, hence always hidden from assistive tools. */
export function LineDrawing({ path, className }: LineProps) {
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
      <path d={path} />
    </svg>
  );
}

export function BasicIcon({ name, className }: IconProps<keyof typeof BASIC_PATHS>) {
  return <LineDrawing className={className} path={BASIC_PATHS[name]} />;
}
