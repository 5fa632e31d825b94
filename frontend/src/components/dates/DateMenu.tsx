"use client";

import { openedPart } from "@/components/ui/OpenedPart";

/**
 * When todos are due: the days one postpones to, a calendar, a time. Render it to open it; each
 * choice is one action with one undo for all of them, and closes it.
 */
export const DateMenu = openedPart(async () => (await import("./DatePanel")).DatePanel);
