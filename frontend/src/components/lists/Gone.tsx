import { useEffect } from "react";
import { HEADING_ID } from "@/components/todo/Focus";
import { catchFocus } from "@/components/ui/LostFocus";
import { notify } from "@/lib/notices";

/** In place of the dialog of something that was deleted elsewhere while it was open. */
export function Gone({ name, onClose }: { name: string; onClose: () => void }) {
  useEffect(() => {
    notify({ kind: "info", text: `“${name}” is not here any more: it was deleted elsewhere.` });
    onClose();
    catchFocus(`#${HEADING_ID}`);
  }, [name, onClose]);
  return null;
}
