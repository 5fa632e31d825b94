import styles from "./Settings.module.css";

type SegmentsProps<T extends string> = {
  legend: string;
  name: string;
  options: readonly { value: T; name: string }[];
  value: T;
  onChange: (value: T) => void;
};

/** One of a few, all of them in sight. */
export function Segments<T extends string>(props: SegmentsProps<T>) {
  const { legend, name, options, value, onChange } = props;
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      <div className={styles.segments}>
        {options.map((option) => (
          <label className={styles.segment} key={option.value}>
            <input
              checked={option.value === value}
              name={name}
              onChange={() => onChange(option.value)}
              type="radio"
              value={option.value}
            />
            {option.name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
