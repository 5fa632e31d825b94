import { Button } from "@/components/ui/Button";
import styles from "./TodoForm.module.css";

type RefusedTodosProps = { titles: readonly string[]; onRetry: (title: string) => void };

/** What could not be added while the next one was being typed: kept until it can. */
export function RefusedTodos({ titles, onRetry }: RefusedTodosProps) {
  return titles.map((title) => (
    <p className={styles.refused} key={title}>
      <span>
        Not added: <strong>{title}</strong>
      </span>
      <Button onClick={() => onRetry(title)} variant="quiet">
        Try again
      </Button>
    </p>
  ));
}
