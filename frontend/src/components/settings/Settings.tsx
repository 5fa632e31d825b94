"use client";

import { useEffect } from "react";
import { ExportButtons } from "@/components/export/ExportButtons";
import { useAuth } from "@/providers/AuthProvider";
import { Appearance } from "./Appearance";
import { DatesAndTimes } from "./DatesAndTimes";
import { DeleteAccount } from "./DeleteAccount";
import { ProfileForm } from "./ProfileForm";
import { Security } from "./Security";
import styles from "./Settings.module.css";
import { SettingsSection } from "./SettingsSection";

/** The address may name a section, which was not there yet when the browser looked for it. */
function showNamedSection(): void {
  document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
}

export function Settings() {
  const auth = useAuth();
  useEffect(showNamedSection, []);
  if (auth.status !== "signed-in") {
    return null;
  }
  return (
    <>
      <h1 className={styles.title}>Settings</h1>
      <SettingsSection id="profile" lead="How Daymark calls you." title="Profile">
        <ProfileForm user={auth.user} />
      </SettingsSection>
      <SettingsSection id="appearance" lead="How Daymark looks." title="Appearance and keys">
        <Appearance />
      </SettingsSection>
      <SettingsSection id="dates" lead="The same on all your devices." title="Dates and times">
        <DatesAndTimes />
      </SettingsSection>
      <SettingsSection
        id="export"
        lead="Everything you have here, as a file of your own."
        title="Take it with you"
      >
        <ExportButtons />
      </SettingsSection>
      <Security email={auth.user.email} />
      <SettingsSection id="deletion" lead="There is no way back." title="Leave Daymark">
        <DeleteAccount />
      </SettingsSection>
    </>
  );
}
