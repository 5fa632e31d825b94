"use client";

import { useShortcutSetting } from "@/components/todo/ShortcutSetting";
import { useTheme } from "@/lib/theme";
import styles from "./Settings.module.css";

const THEMES = [
  { value: "system", name: "System" },
  { value: "light", name: "Light" },
  { value: "dark", name: "Dark" },
] as const;

export function Appearance() {
  const [theme, setTheme] = useTheme();
  const [keys, setKeys] = useShortcutSetting();
  return (
    <div className={styles.appearance}>
      <fieldset className={styles.choices}>
        <legend>Theme</legend>
        <div className={styles.segments}>
          {THEMES.map(({ value, name }) => (
            <label className={styles.segment} key={value}>
              <input
                checked={theme === value}
                name="theme"
                onChange={() => setTheme(value)}
                type="radio"
                value={value}
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <label className={styles.check}>
        <input
          checked={keys}
          onChange={(event) => setKeys(event.currentTarget.checked)}
          type="checkbox"
        />
        <span>
          Single-key shortcuts
          <span>Turn them off if you dictate, or if keys get pressed by accident.</span>
        </span>
      </label>
    </div>
  );
}
