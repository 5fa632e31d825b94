/** Each of the keys does it; a blank parts what is pressed together or one after the other. "Mod"
 * is Cmd on a Mac and Ctrl elsewhere. */
type Shortcut = { keys: readonly string[]; does: string };

/** The keys as the help dialog shows them. */
export const SHORTCUTS: readonly { title: string; shortcuts: readonly Shortcut[] }[] = [
  {
    title: "Anywhere",
    shortcuts: [
      { keys: ["q", "n"], does: "Write a new todo" },
      { keys: ["/"], does: "Search" },
      { keys: ["Mod K"], does: "Command palette" },
      { keys: ["Mod Z"], does: "Undo" },
      { keys: ["g i"], does: "Go to the inbox" },
      { keys: ["g t"], does: "Go to today" },
      { keys: ["g u"], does: "Go to upcoming" },
      { keys: ["g c"], does: "Go to completed" },
      { keys: ["?"], does: "Show this list" },
    ],
  },
  {
    title: "In a list",
    shortcuts: [
      { keys: ["↓", "j"], does: "Next todo" },
      { keys: ["↑", "k"], does: "Previous todo" },
      { keys: ["→", "←"], does: "Show or fold away the parts" },
      { keys: ["x", "Space"], does: "Complete, or open again" },
      { keys: ["e", "Enter"], does: "Edit" },
      { keys: ["t"], does: "Date" },
      { keys: ["m"], does: "Move to another list" },
      { keys: ["l"], does: "Labels" },
      { keys: ["1", "2", "3", "4"], does: "Priority, 4 is none" },
      { keys: ["Delete", "⌫"], does: "Move to the trash" },
    ],
  },
  {
    title: "Order",
    shortcuts: [
      { keys: ["Alt ↑", "Alt ↓"], does: "Move up or down" },
      { keys: ["Alt →"], does: "Make it a part of the one above" },
      { keys: ["Alt ←"], does: "Move it out one level" },
    ],
  },
  {
    title: "Several at once",
    shortcuts: [
      { keys: ["v"], does: "Select, or not any more" },
      { keys: ["Shift ↓", "Shift ↑"], does: "Select on the way" },
      { keys: ["Mod A"], does: "Select all" },
      { keys: ["Esc"], does: "Select nothing" },
    ],
  },
  {
    title: "In the editor",
    shortcuts: [
      { keys: ["Enter"], does: "Save" },
      { keys: ["Mod Enter"], does: "Save from the notes" },
      { keys: ["Esc"], does: "Leave everything as it was" },
    ],
  },
];
