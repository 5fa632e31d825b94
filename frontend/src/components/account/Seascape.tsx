import styles from "./Seascape.module.css";

/** The mark, grown to a landscape: a beacon on the horizon, its reflection broken by the water. */
export function Seascape({ className }: { className?: string | undefined }) {
  return (
    <svg
      aria-hidden="true"
      className={className}
      focusable="false"
      preserveAspectRatio="xMidYMid slice"
      viewBox="0 0 800 900"
    >
      <path className={styles.water} d="M-800 540h2400v1200h-2400z" />
      <path className={styles.horizon} d="M-800 540h2400" />
      <path className={styles.beacon} d="M400 372 480 540H320z" />
      <path className={styles.near} d="M334 562h126M354 584h100M352 606h82" />
      <path className={styles.far} d="M374 628h60M370 650h46M390 672h28M386 694h15" />
      <path
        className={styles.ripples}
        d="M92 596h120M586 578h150M622 650h84M128 680h96M540 716h110M236 748h64M656 786h120M70 812h84M420 838h92"
      />
    </svg>
  );
}
