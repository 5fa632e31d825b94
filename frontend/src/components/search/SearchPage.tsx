"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { SEARCH_ID } from "@/components/frame/Search";
import { Icon } from "@/components/ui/Icon";
import { ViewBody } from "@/components/views/ViewBody";
import { ViewHead } from "@/components/views/ViewHead";
import { type View, viewHref } from "@/lib/views/view";
import styles from "./SearchPage.module.css";

/** Browsers refuse addresses that change with every key. */
const ADDRESS_DELAY_MS = 400;

/** Stable, so that the field takes the focus once, when it comes. */
function takeFocus(input: HTMLInputElement | null): void {
  input?.focus({ preventScroll: true });
}

/** What is typed is searched at once; the address follows, so that a reload finds it again. */
function useTypedQuery(query: string): [string, (text: string) => void] {
  const [text, setText] = useState(query);
  const [known, setKnown] = useState(query);
  const [written, setWritten] = useState(query);
  if (query !== known) {
    setKnown(query);
    if (query !== written) {
      setText(query);
    }
  }
  useEffect(() => {
    const timer = setTimeout(() => {
      if (text !== written) {
        setWritten(text);
        window.history.replaceState(null, "", viewHref({ kind: "search", query: text }));
      }
    }, ADDRESS_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, written]);
  return [text, setText];
}

export function SearchPage({ query }: { query: string }) {
  const [text, setText] = useTypedQuery(query);
  const shown = useDeferredValue(text);
  const view: View = useMemo(() => ({ kind: "search", query: shown }), [shown]);
  return (
    <>
      <ViewHead view={view} />
      <search className={styles.field}>
        <Icon className={styles.icon} name="search" />
        <input
          aria-label="Search"
          autoComplete="off"
          className={styles.input}
          enterKeyHint="search"
          id={SEARCH_ID}
          maxLength={200}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && text === "") {
              event.currentTarget.blur();
            }
          }}
          placeholder="Words from titles, notes, lists and labels"
          ref={takeFocus}
          spellCheck={false}
          type="search"
          value={text}
        />
        {text !== "" && (
          <button
            aria-label="Clear the search"
            className={styles.clear}
            onClick={() => {
              setText("");
              document.getElementById(SEARCH_ID)?.focus();
            }}
            type="button"
          >
            <Icon name="cross" />
          </button>
        )}
      </search>
      <ViewBody view={view} />
    </>
  );
}
