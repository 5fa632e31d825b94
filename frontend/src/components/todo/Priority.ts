/** The four priorities of the interface, 1 the highest, with the words people see. */
export const PRIORITIES = [
  { value: 1, name: "High" },
  { value: 2, name: "Medium" },
  { value: 3, name: "Low" },
  { value: 4, name: "None" },
] as const;

export function priorityName(priority: number): string {
  return PRIORITIES.find(({ value }) => value === priority)?.name ?? "None";
}
