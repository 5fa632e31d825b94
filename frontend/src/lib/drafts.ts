import { useCallback, useRef, useState } from "react";
import { type LocalData, localData, tabData } from "@/lib/local-data";
import { session } from "@/lib/session";
import { DRAFT_PREFIX } from "@/lib/storage-keys";

/** A text, or what makes one of the latest. */
type Next = string | ((latest: string) => string);

type Draft = [string, (next: Next) => void, () => void];

/**
 * What a person is typing: kept on the device per person and field, until it is cleared because the
 * server has accepted it. Survives a reload and an expired session; an explicit sign-out removes it.
 * Read once: what is typed in another tab never comes between.
 */
export function useDraft(key: string): Draft {
  return useKept(localData, key);
}

/** The same for what belongs to this tab alone, such as which editor is open. */
export function useTabDraft(key: string): Draft {
  return useKept(tabData, key);
}

function useKept(data: LocalData, key: string): Draft {
  // The owner stays who began to type, also when the session ends in the middle of a word.
  const [owner] = useState(() => session.identity()?.user.id ?? "");
  const name = `${DRAFT_PREFIX}${owner}.${key}`;
  const [text, setText] = useState(() => data.get(name) ?? "");
  const latest = useRef(text);
  const write = useCallback(
    (next: Next) => {
      latest.current = typeof next === "string" ? next : next(latest.current);
      setText(latest.current);
      if (latest.current === "") {
        data.remove(name);
      } else if (isStillTheirs(owner)) {
        data.set(name, latest.current);
      }
    },
    [data, name, owner],
  );
  const clear = useCallback(() => write(""), [write]);
  return [text, write, clear];
}

/** After an explicit sign-out, or with someone else signed in, nothing is written down any more. */
function isStillTheirs(owner: string): boolean {
  const state = session.state();
  return state.status === "signed-in"
    ? state.user.id === owner
    : state.status === "signed-out" && state.reason === "expired";
}
