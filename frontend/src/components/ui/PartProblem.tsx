import { offlineError } from "@/lib/api-error";
import { ListProblem } from "./ListProblem";

/** In the place of a part of the app that could not be fetched. */
export function PartProblem({ onRetry }: { onRetry: () => void }) {
  return (
    <ListProblem
      error={offlineError()}
      onRetry={onRetry}
      title="This part of the app could not be loaded."
    />
  );
}
