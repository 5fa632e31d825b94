"use client";

import { useRouter } from "next/navigation";
import { leave, useUnsaved } from "@/components/frame/Leave";
import { openOverlay } from "@/components/frame/Overlay";
import { useChooseTheme } from "@/components/settings/ThemeChoice";
import { focusCapture } from "@/components/todo/Focus";
import { useGoTo } from "@/components/views/CurrentView";
import { useRailClosed } from "@/lib/rail";
import { useActions, useSnapshot } from "@/lib/replica/hooks";
import { byName, shelve } from "@/lib/views/collections";
import { FIXED_NAMES, type FixedKind } from "@/lib/views/view";
import type { Entry, Group } from "./Entries";

const VIEWS = [
  { kind: "inbox", icon: "inbox", keys: "g i" },
  { kind: "today", icon: "today", keys: "g t" },
  { kind: "upcoming", icon: "upcoming", keys: "g u" },
  { kind: "completed", icon: "done", keys: "g c" },
  { kind: "trash", icon: "trash", keys: undefined },
] as const satisfies readonly { kind: FixedKind; icon: Entry["icon"]; keys: string | undefined }[];

const THEMES = [
  { theme: "light", name: "Light theme", icon: "sun" },
  { theme: "dark", name: "Dark theme", icon: "moon" },
  { theme: "system", name: "Theme of the system", icon: "screen" },
] as const;

function useViewEntries(): Entry[] {
  const goTo = useGoTo();
  return VIEWS.map(({ kind, icon, keys }) => ({
    id: `view:${kind}`,
    name: `Go to ${FIXED_NAMES[kind]}`,
    detail: "View",
    icon,
    keys,
    run: () => goTo({ kind }),
  }));
}

function useCollectionEntries(): Entry[] {
  const { lists, labels } = useSnapshot();
  const goTo = useGoTo();
  const { active, archived } = shelve(lists);
  const ofLists = [...active, ...archived].map(
    ({ id, name, color, archived_at }): Entry => ({
      id: `list:${id}`,
      name,
      detail: archived_at === null ? "List" : "Archived list",
      icon: "list",
      color: color ?? "gray",
      run: () => goTo({ kind: "list", id }),
    }),
  );
  const ofLabels = byName(labels.values()).map(
    ({ id, name, color }): Entry => ({
      id: `label:${id}`,
      name,
      detail: "Label",
      icon: "tag",
      color: color ?? "gray",
      run: () => goTo({ kind: "label", id }),
    }),
  );
  return [...ofLists, ...ofLabels];
}

function action(id: string, icon: Entry["icon"], name: string, run: () => void): Entry {
  return { id: `action:${id}`, name, detail: "", icon, run };
}

function useMakingEntries(): Entry[] {
  const goTo = useGoTo();
  const actions = useActions();
  const capture = (): void => {
    if (focusCapture()) {
      goTo({ kind: "inbox" });
    }
  };
  return [
    { ...action("todo", "plus", "New todo", capture), keys: "q" },
    action("list", "plus", "New list", () => openOverlay({ kind: "list", id: null })),
    action("label", "plus", "New label", () => openOverlay({ kind: "label", id: null })),
    { ...action("undo", "restore", "Undo", () => actions.undo()), keys: "Mod Z" },
  ];
}

function useAppEntries(): Entry[] {
  const router = useRouter();
  const unsaved = useUnsaved();
  const [isClosed, setClosed] = useRailClosed();
  const chooseTheme = useChooseTheme();
  const signOut = (): void => {
    if (unsaved > 0) {
      openOverlay({ kind: "sign-out" });
    } else {
      void leave();
    }
  };
  return [
    ...THEMES.map(({ theme, name, icon }) =>
      action(`theme-${theme}`, icon, name, () => chooseTheme(theme)),
    ),
    action("rail", "rail", isClosed ? "Show the sidebar" : "Hide the sidebar", () =>
      setClosed(!isClosed),
    ),
    {
      ...action("shortcuts", "keyboard", "Keyboard shortcuts", () =>
        openOverlay({ kind: "shortcuts" }),
      ),
      keys: "?",
    },
    action("export", "download", "Export your todos", () => router.push("/settings#export")),
    action("settings", "settings", "Settings", () => router.push("/settings")),
    action("sign-out", "leave", "Sign out", signOut),
  ];
}

/** Everything that the palette can do, apart from the todos themselves. */
export function useCommands(): readonly Group[] {
  return [
    { title: "Do", entries: useMakingEntries() },
    { title: "Go to", entries: useViewEntries() },
    { title: "Lists and labels", entries: useCollectionEntries() },
    { title: "Daymark", entries: useAppEntries() },
  ];
}
