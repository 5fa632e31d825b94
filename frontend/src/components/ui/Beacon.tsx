import styles from "./Beacon.module.css";

type Scene = "ahead" | "reached" | "course" | "open-water";

/** The one drawing of the product: the daymark and its horizon, in four quiet variations. */
export function Beacon({ scene }: { scene: Scene }) {
  return (
    <svg
      aria-hidden="true"
      className={styles.beacon}
      fill="none"
      focusable="false"
      viewBox="0 0 240 112"
    >
      <path className={styles.line} d="M2 78h236" />
      {scene === "ahead" && (
        <>
          <path className={styles.outline} d="M120 24 146 78H94z" />
          <path className={styles.line} d="M102 87h36M108 95h26M114 103h12" />
        </>
      )}
      {scene === "reached" && (
        <>
          <path className={styles.solid} d="M120 24 146 78H94z" />
          <path className={styles.reflection} d="M100 87h38M108 95h27M114 103h12" />
        </>
      )}
      {scene === "course" && (
        <>
          <path
            className={styles.outline}
            d="M64 60 72.5 78h-17zM112 47 127 78H97zM176 30 199 78h-46z"
          />
          <path className={styles.line} d="M60 86h9M101 86h20M108 94h10M160 86h32M168 94h20" />
        </>
      )}
      {scene === "open-water" && (
        <path className={styles.line} d="M52 87h44M138 87h58M86 95h38M148 95h18M108 103h46" />
      )}
    </svg>
  );
}
