import { TodoEditor } from "./editor/TodoEditor";
import { ListOverlay } from "./ListOverlay";
import { PartForm } from "./row/PartForm";
import { RowDetails } from "./row/RowDetails";
import { SelectionBar } from "./selection/SelectionBar";

/** What a list shows only when somebody asks for it: fetched together, after the first paint. */
export const extras = { ListOverlay, PartForm, RowDetails, SelectionBar, TodoEditor };

export type Extras = typeof extras;
