import { BASIC_PATHS, type IconProps, LineDrawing } from "./BasicIcon";

const PATHS = {
  ...BASIC_PATHS,
  check: "m4.5 10.4 3.6 3.6 7.4-8",
  plus: "M10 4v12M4 10h12",
  trash: "M3.8 5.6h12.4M8 5.4V3.6h4v1.8M5.4 5.8l.7 10.4h7.8l.7-10.4M8.4 8.8v4.4M11.6 8.8v4.4",
  restore: "M4 4.2v4h4M4.4 8.2a6.2 6.2 0 1 1-.5 4.2",
  note: "M4.2 5.2h11.6M4.2 10h11.6M4.2 14.8h6.6",
  calendar: "M3.6 5.2h12.8v11H3.6zM3.6 8.6h12.8M7 3.2v3.4M13 3.2v3.4",
  flag: "M5.2 17V3.6M5.2 4.2h9.4l-2 3.4 2 3.4H5.2",
  chevron: "m6 8 4 4 4-4",
  settings: "M3 6h6.4M13.6 6H17M3 14h3.4M10.6 14H17M11.5 3.9v4.2M8.5 11.9v4.2",
  keyboard: "M2.6 5.4h14.8v9.2H2.6zM5.6 8.4h.1M8.5 8.4h.1M11.4 8.4h.1M14.3 8.4h.1M6.4 11.6h7.2",
  leave: "M8 3.6H4v12.8h4M9 10h8M13.6 6.4 17.2 10l-3.6 3.6",
  screen: "M3 4.2h14v9H3zM7 16.4h6M10 13.4v3",
  phone: "M6.2 2.8h7.6v14.4H6.2zM9.4 14.8h1.2",
  mail: "M2.8 4.8h14.4v10.4H2.8zM3 5.2l7 5.6 7-5.6",
  more: "M4.6 10h.1M10 10h.1M15.4 10h.1",
  pencil:
    "M4 16l.7-3.4 8.6-8.6a1.6 1.6 0 0 1 2.3 0l.4.4a1.6 1.6 0 0 1 0 2.3l-8.6 8.6zM12 5.4 14.6 8",
  tag: "M3.4 3.4h6l7.2 7.2a1.2 1.2 0 0 1 0 1.7l-4.3 4.3a1.2 1.2 0 0 1-1.7 0L3.4 9.4zM6.8 6.8h.1",
  list: "M3.4 5.4h.1M3.4 10h.1M3.4 14.6h.1M7 5.4h9.8M7 10h9.8M7 14.6h9.8",
  inbox: "M3 11.4h3.6l1.2 2h4.4l1.2-2H17M3 11.4 5 4.4h10l2 7v4.4H3z",
  parts: "M4.4 3.6v9.2a1.6 1.6 0 0 0 1.6 1.6h2.6M4.4 7h4.2M11.4 7h5M11.4 14.4h5",
  up: "M10 16V4.4M5.2 9 10 4.2 14.8 9",
  down: "M10 4v11.6M5.2 11l4.8 4.8 4.8-4.8",
  indent: "M9.4 5.2h7.4M9.4 10h7.4M9.4 14.8h7.4M3.2 7.2 6 10l-2.8 2.8",
  outdent: "M9.4 5.2h7.4M9.4 10h7.4M9.4 14.8h7.4M6 7.2 3.2 10 6 12.8",
  copy: "M7 7h9.4v9.4H7zM13 7V3.6H3.6V13H7",
  duplicate: "M7 7h9.4v9.4H7zM13 7V3.6H3.6V13H7M11.7 9.4v4.6M9.4 11.7H14",
  select: "M3.4 3.4h13.2v13.2H3.4zM6.6 10.2l2.4 2.4 4.6-5",
  today: "M3.6 5.2h12.8v11H3.6zM3.6 8.6h12.8M7 3.2v3.4M13 3.2v3.4M10 12.4h.1",
  upcoming:
    "M3.6 5.2h12.8v11H3.6zM3.6 8.6h12.8M7 3.2v3.4M13 3.2v3.4M6.8 11.2h.1M10 11.2h.1M13.2 11.2h.1M6.8 13.8h.1M10 13.8h.1",
  circle: "M10 3.6a6.4 6.4 0 1 1 0 12.8 6.4 6.4 0 0 1 0-12.8z",
  done: "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM7 10.2l2.2 2.2 3.8-4.4",
  search: "M9 3.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 9 3.4zM13.1 13.1l3.7 3.7",
  rail: "M3 4h14v12H3zM7.8 4v12",
  sort: "M3.6 6h12.8M6 10h8M8.4 14h3.2",
  archive: "M3 4.2h14v3.4H3zM4.2 7.6v8.2h11.6V7.6M8 10.8h4",
  download: "M10 3.4v9.2M6 8.8l4 4 4-4M4 16.4h12",
  merge: "M5 3.4v2.8c0 3.6 5 3.4 5 7.2v3.2M15 3.4v2.8c0 3.6-5 3.4-5 7.2",
  sun: "M10 6.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4zM10 2.8v1.4M10 15.8v1.4M2.8 10h1.4M15.8 10h1.4M4.9 4.9l1 1M14.1 14.1l1 1M4.9 15.1l1-1M14.1 5.9l1-1",
  moon: "M16.2 11.7A6.6 6.6 0 0 1 8.3 3.8a6.6 6.6 0 1 0 7.9 7.9z",
  menu: "M3.4 6h13.2M3.4 10h13.2M3.4 14h13.2",
  clock: "M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6.2V10l2.6 1.8",
  weekend:
    "M5 9V6.4a2 2 0 0 1 2-2h6a2 2 0 0 1 2 2V9M3 10.2a1.6 1.6 0 0 1 3.2 0V12h7.6v-1.8a1.6 1.6 0 0 1 3.2 0v4.4H3zM5 14.6v1.6M15 14.6v1.6",
  nextWeek:
    "M3.6 5.2h12.8v11H3.6zM3.6 8.6h12.8M7 3.2v3.4M13 3.2v3.4M7.4 12.4h5M10.6 10.6l1.8 1.8-1.8 1.8",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, className }: IconProps<IconName>) {
  return <LineDrawing className={className} path={PATHS[name]} />;
}
