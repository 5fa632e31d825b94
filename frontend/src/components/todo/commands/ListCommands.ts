import { type EditorCommands, editorCommands } from "./EditorCommands";
import type { ListTools } from "./ListTools";
import { type MoveCommands, moveCommands } from "./MoveCommands";
import { type RowCommands, rowCommands } from "./RowCommands";
import { type SelectionCommands, selectionCommands } from "./SelectionCommands";

/** Everything that can be done in a list; the same object for as long as it is shown. */
export type ListCommands = RowCommands & EditorCommands & MoveCommands & SelectionCommands;

export function listCommands(tools: ListTools): ListCommands {
  return {
    ...rowCommands(tools),
    ...editorCommands(tools),
    ...moveCommands(tools),
    ...selectionCommands(tools),
  };
}
