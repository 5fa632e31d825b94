"use client";

import { useShortcutSetting } from "@/components/keys/ShortcutSetting";
import { useDeviceTheme, useTheme } from "@/lib/theme";
import { CheckLine } from "./CheckLine";
import { Segments } from "./Segments";
import styles from "./Settings.module.css";
import { useChooseTheme } from "./ThemeChoice";

const THEMES = [
  { value: "system", name: "System" },
  { value: "light", name: "Light" },
  { value: "dark", name: "Dark" },
] as const;

export function Appearance() {
  const theme = useTheme();
  const chooseTheme = useChooseTheme();
  const [deviceOnly, setDeviceOnly] = useDeviceTheme();
  const [keys, setKeys] = useShortcutSetting();
  return (
    <div className={styles.settings}>
      <Segments legend="Theme" name="theme" onChange={chooseTheme} options={THEMES} value={theme} />
      <CheckLine
        checked={deviceOnly}
        onChange={setDeviceOnly}
        title="A theme of its own for this device"
      >
        Otherwise all your devices have the same one.
      </CheckLine>
      <CheckLine checked={keys} onChange={setKeys} title="Single-key shortcuts">
        Turn them off if you dictate, or if keys get pressed by accident. For this device.
      </CheckLine>
    </div>
  );
}
