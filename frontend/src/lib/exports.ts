import { apiFile } from "@/lib/api";

export type ExportFormat = "json" | "csv" | "todotxt" | "md" | "ics";

type Format = { format: ExportFormat; name: string; use: string; suffix: string };

/** In what form people take their todos along, and what each is good for. */
export const EXPORT_FORMATS: readonly Format[] = [
  { format: "json", name: "JSON", use: "Everything, to keep or to move", suffix: "json" },
  { format: "csv", name: "CSV", use: "For spreadsheets", suffix: "csv" },
  { format: "todotxt", name: "todo.txt", use: "For todo.txt apps", suffix: "txt" },
  { format: "md", name: "Markdown", use: "For notes, with tick boxes", suffix: "md" },
  { format: "ics", name: "Calendar", use: "ICS, for calendars and tasks", suffix: "ics" },
];

/** Fetches the file and hands it to the browser to save; returns its name. Throws ApiError. */
export async function saveExport(format: ExportFormat): Promise<string> {
  const { blob, name } = await apiFile("/api/v1/exports", { query: { format } });
  const suffix = EXPORT_FORMATS.find((known) => known.format === format)?.suffix ?? format;
  const file = name ?? `daymark.${suffix}`;
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = file;
  link.click();
  // The browser reads it after the click; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return file;
}
