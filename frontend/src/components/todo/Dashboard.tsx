"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { TodoForm } from "@/components/TodoForm";
import { TodoList } from "@/components/TodoList";
import { DashboardHead } from "./DashboardHead";
import { focusCapture } from "./Focus";
import { useListKeys } from "./ListKeys";
import { useShortcutSetting } from "./ShortcutSetting";
import { ShortcutsDialog } from "./ShortcutsDialog";
import { viewFrom, viewHref } from "./View";

/** From another view the open list comes first, with its input. */
function capture(): void {
  if (focusCapture()) {
    window.history.pushState(null, "", viewHref("open"));
  }
}

export function Dashboard() {
  const view = viewFrom(useSearchParams().get("view"));
  const [help, setHelp] = useState(false);
  const [enabled] = useShortcutSetting();
  const keys = useMemo(
    () => ({ enabled, onCapture: capture, onHelp: () => flushSync(() => setHelp(true)) }),
    [enabled],
  );
  useListKeys(keys);
  return (
    <>
      <DashboardHead onHelp={() => setHelp(true)} view={view} />
      {view === "open" && <TodoForm />}
      <TodoList key={view} view={view} />
      {help && <ShortcutsDialog onClose={() => setHelp(false)} />}
    </>
  );
}
