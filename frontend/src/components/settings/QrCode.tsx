import { useMemo } from "react";
import { qrPath } from "./QrPath";
import styles from "./TwoFactor.module.css";

/** Drawn here, so that no other service ever sees what is in it. Dark on light in every theme. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      aria-label={label}
      className={styles.qr}
      role="img"
      shapeRendering="crispEdges"
      viewBox={`0 0 ${size} ${size}`}
    >
      <path className={styles.qrPaper} d={`M0 0h${size}v${size}h-${size}z`} />
      <path className={styles.qrInk} d={path} />
    </svg>
  );
}
