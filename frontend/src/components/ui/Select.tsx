import type { ComponentProps } from "react";
import { FieldFrame } from "./Field";
import fieldStyles from "./Field.module.css";
import { Icon } from "./Icon";
import styles from "./Select.module.css";

type SelectOption = { value: string; name: string };

type SelectProps = Omit<ComponentProps<"select">, "id" | "className" | "children"> & {
  id: string;
  label: string;
  hint?: string | undefined;
  options: readonly SelectOption[];
};

/** The browser's own list to choose from, with the look of the other fields. */
export function Select({ id, label, hint, options, ...rest }: SelectProps) {
  return (
    <FieldFrame hint={hint} id={id} label={label}>
      <div className={styles.frame}>
        <select
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          className={`${fieldStyles.input} ${styles.select}`}
          id={id}
          {...rest}
        >
          {options.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
        <Icon className={styles.chevron} name="chevron" />
      </div>
    </FieldFrame>
  );
}
