import { Horizon, OpenWater } from "./Horizon";
import styles from "./Horizon.module.css";

export type Scene = "ahead" | "reached" | "course" | "open-water";

/** The one drawing of the product: the daymark and its horizon, in four quiet variations. */
export function Beacon({ scene }: { scene: Scene }) {
  switch (scene) {
    case "ahead":
      return (
        <Horizon>
          <path className={styles.outline} d="M120 24 146 78H94z" />
          <path className={styles.line} d="M102 87h36M108 95h26M114 103h12" />
        </Horizon>
      );
    case "reached":
      return (
        <Horizon>
          <path className={styles.solid} d="M120 24 146 78H94z" />
          <path className={styles.reflection} d="M100 87h38M108 95h27M114 103h12" />
        </Horizon>
      );
    case "course":
      return (
        <Horizon>
          <path
            className={styles.outline}
            d="M64 60 72.5 78h-17zM112 47 127 78H97zM176 30 199 78h-46z"
          />
          <path className={styles.line} d="M60 86h9M101 86h20M108 94h10M160 86h32M168 94h20" />
        </Horizon>
      );
    case "open-water":
      return <OpenWater />;
    default:
      return scene satisfies never;
  }
}
