import type { MouseEvent } from "react";
import { useList } from "@/components/todo/ListContext";
import type { Overlay } from "@/components/todo/ListState";
import { Icon } from "@/components/ui/Icon";
import type { Todo } from "@/lib/replica/types";
import styles from "./RowButtons.module.css";

/** Date and trash come with the pointer or the focus; on touch screens the menu has them. */
export function RowButtons({ todo }: { todo: Todo }) {
  const { commands } = useList();
  const { id, title } = todo;

  function opener(kind: Overlay["kind"]) {
    return ({ currentTarget }: MouseEvent<HTMLElement>) =>
      commands.open({ kind, ids: [id], anchor: currentTarget });
  }

  return (
    <div className={styles.buttons}>
      <button
        aria-expanded="false"
        aria-haspopup="dialog"
        aria-label={`Date of ${title}`}
        className={styles.button}
        data-rare
        onClick={opener("date")}
        type="button"
      >
        <Icon name="calendar" />
      </button>
      <button
        aria-label={`Delete ${title}`}
        className={styles.button}
        data-delete
        data-rare
        onClick={() => commands.remove([id], id)}
        type="button"
      >
        <Icon name="trash" />
      </button>
      <button
        aria-expanded="false"
        aria-haspopup="menu"
        aria-label={`More for ${title}`}
        className={styles.button}
        data-more
        onClick={opener("menu")}
        type="button"
      >
        <Icon name="more" />
      </button>
    </div>
  );
}
