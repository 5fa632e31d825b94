import { ListOverlay } from "./ListOverlay";
import { PartForm } from "./PartForm";
import { RowDetails } from "./RowDetails";
import { SelectionBar } from "./SelectionBar";
import { TodoEditor } from "./TodoEditor";

/** What a list shows only when somebody asks for it: fetched together, after the first paint. */
export const extras = { ListOverlay, PartForm, RowDetails, SelectionBar, TodoEditor };

export type Extras = typeof extras;
