"use client";

import { useAuth } from "@/providers/AuthProvider";
import { Appearance } from "./Appearance";
import { DeleteAccount } from "./DeleteAccount";
import { Devices } from "./Devices";
import { PasswordForm } from "./PasswordForm";
import { ProfileForm } from "./ProfileForm";
import styles from "./Settings.module.css";
import { SettingsSection } from "./SettingsSection";

export function Settings() {
  const auth = useAuth();
  if (auth.status !== "signed-in") {
    return null;
  }
  return (
    <>
      <h1 className={styles.title}>Settings</h1>
      <SettingsSection id="profile" lead="How Daymark calls you." title="Profile">
        <ProfileForm user={auth.user} />
      </SettingsSection>
      <SettingsSection id="appearance" lead="Kept on this device." title="Appearance and keys">
        <Appearance />
      </SettingsSection>
      <SettingsSection id="password" lead="At least 8 characters." title="Change your password">
        <PasswordForm email={auth.user.email} />
      </SettingsSection>
      <SettingsSection
        id="devices"
        lead="Everywhere you are signed in. Signing out a device works at once."
        title="Sessions and devices"
      >
        <Devices />
      </SettingsSection>
      <SettingsSection id="deletion" lead="There is no way back." title="Leave Daymark">
        <DeleteAccount />
      </SettingsSection>
    </>
  );
}
