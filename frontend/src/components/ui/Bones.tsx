import styles from "./Bones.module.css";

const BONES = ["first", "second", "third", "fourth", "fifth"] as const;

/** Rows without words, in the places where todos will be. */
export function Bones() {
  return BONES.map((bone) => (
    <div className={styles.bone} key={bone}>
      <span />
    </div>
  ));
}
