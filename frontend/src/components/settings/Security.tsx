"use client";

import { Devices } from "./Devices";
import { Passkeys } from "./Passkeys";
import { PasswordForm } from "./PasswordForm";
import { SettingsSection } from "./SettingsSection";
import { TwoFactor } from "./TwoFactor";

/** How the person signs in, and where they are signed in. */
export function Security({ email }: { email: string }) {
  return (
    <>
      <SettingsSection id="password" lead="At least 8 characters." title="Change your password">
        <PasswordForm email={email} />
      </SettingsSection>
      <SettingsSection
        id="two-factor"
        lead="A code beside the password: whoever learns the password gets nowhere."
        title="Two-step verification"
      >
        <TwoFactor />
      </SettingsSection>
      <SettingsSection
        id="passkeys"
        lead="Sign in by fingerprint, face or PIN. No one can trick you out of a passkey."
        title="Passkeys"
      >
        <Passkeys />
      </SettingsSection>
      <SettingsSection
        id="devices"
        lead="Everywhere you are signed in. Signing out a device works at once."
        title="Sessions and devices"
      >
        <Devices />
      </SettingsSection>
    </>
  );
}
