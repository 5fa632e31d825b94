import { sentence } from "@/lib/errors";
import { Button } from "./Button";
import styles from "./ListProblem.module.css";

type ListProblemProps = { title: string; error: unknown; onRetry: () => void };

/** A list that could not be loaded says why, and tries again where it stands. */
export function ListProblem({ title, error, onRetry }: ListProblemProps) {
  return (
    <div className={styles.problem} role="alert">
      <div>
        <strong>{title}</strong>
        <p>{sentence(error)}</p>
      </div>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
