import { useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/Button";
import { focusRow, rowIdOf } from "./Focus";
import styles from "./TodoList.module.css";

type ListEndProps = { isLoading: boolean; onMore: () => void };

/** Gone with the last page: the focus then stays at the place in the list where one was. */
export function ListEnd({ isLoading, onMore }: ListEndProps) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = button.current;
    return () => {
      if (element === document.activeElement) {
        const rows = document.querySelectorAll("[data-row]");
        focusRow(rowIdOf(rows.item(rows.length - 1)) ?? "");
      }
    };
  }, []);
  return (
    <div className={styles.more}>
      <Button
        aria-disabled={isLoading || undefined}
        onClick={() => {
          if (!isLoading) {
            onMore();
          }
        }}
        ref={button}
      >
        {isLoading ? "Loading…" : "Show more"}
      </Button>
      <span className="visually-hidden" role="status">
        {isLoading ? "Loading more todos…" : ""}
      </span>
    </div>
  );
}
