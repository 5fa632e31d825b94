"use client";

import { useState } from "react";
import { Icon } from "@/components/ui/Icon";
import { sentence } from "@/lib/errors";
import { EXPORT_FORMATS, type ExportFormat, saveExport } from "@/lib/exports";
import { notify } from "@/lib/notices";
import styles from "./ExportButtons.module.css";

type Progress = { format: ExportFormat; text: string };

/** Everything the person has, as a file of their own: one click each. */
export function ExportButtons() {
  const [progress, setProgress] = useState<Progress | null>(null);

  async function save(format: ExportFormat, name: string): Promise<void> {
    setProgress({ format, text: `Preparing ${name}…` });
    try {
      const file = await saveExport(format);
      notify({ kind: "info", text: `Saved as ${file}.` });
    } catch (error) {
      notify({ kind: "error", text: `${name} could not be made. ${sentence(error)}` });
    }
    setProgress(null);
  }

  return (
    <>
      <ul className={styles.formats}>
        {EXPORT_FORMATS.map(({ format, name, use }) => (
          <li key={format}>
            <button
              aria-disabled={progress !== null || undefined}
              className={styles.format}
              data-busy={progress?.format === format || undefined}
              onClick={() => {
                if (progress === null) {
                  void save(format, name);
                }
              }}
              type="button"
            >
              <Icon name="download" />
              <span className={styles.name}>{name}</span>
              <span className={styles.use}>{progress?.format === format ? "Preparing…" : use}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {progress?.text ?? ""}
      </p>
    </>
  );
}
