import { createContext } from "react";
import type { Extras } from "./Extras";

/** What the rows of a list can open; null until it is there. */
export const ExtrasContext = createContext<Extras | null>(null);
