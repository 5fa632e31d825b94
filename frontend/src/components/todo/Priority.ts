/** The four priorities of the interface, 1 the highest, with the words people see. */
export const PRIORITIES = [
  { value: 4, name: "None" },
  { value: 3, name: "Low" },
  { value: 2, name: "Medium" },
  { value: 1, name: "High" },
] as const;

export function priorityName(priority: number): string {
  return PRIORITIES.find(({ value }) => value === priority)?.name ?? "None";
}
