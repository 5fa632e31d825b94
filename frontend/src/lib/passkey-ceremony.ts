import { canUsePasskeys } from "@/lib/passkey-support";

/** Talking to the authenticator. The browser itself turns options and answers into JSON and back. */

type CeremonyResult = { ok: true; answer: object } | { ok: false; code: string };

/** Whether it offers passkeys in the list of remembered names below the email field. */
export async function canSuggestPasskeys(): Promise<boolean> {
  return canUsePasskeys() && PublicKeyCredential.isConditionalMediationAvailable();
}

export async function createPasskey(options: object): Promise<CeremonyResult> {
  return ceremony(async () => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      // The server made it for this; the browser checks every part of it.
      options as PublicKeyCredentialCreationOptionsJSON,
    );
    return navigator.credentials.create({ publicKey });
  });
}

type Asking = {
  /** Waits silently until the person picks a passkey below the email field. */
  isSuggestion: boolean;
  signal: AbortSignal;
};

export async function askForPasskey(
  options: object,
  { isSuggestion, signal }: Asking,
): Promise<CeremonyResult> {
  return ceremony(async () => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      options as PublicKeyCredentialRequestOptionsJSON,
    );
    const mediation = isSuggestion ? "conditional" : "optional";
    return navigator.credentials.get({ publicKey, signal, mediation });
  });
}

async function ceremony(work: () => Promise<Credential | null>): Promise<CeremonyResult> {
  try {
    const credential = await work();
    return credential instanceof PublicKeyCredential
      ? { ok: true, answer: credential.toJSON() as object }
      : { ok: false, code: "PASSKEY_CANCELLED" };
  } catch (error) {
    // What the specification throws for an authenticator that has one of the excluded credentials.
    const isKnown = error instanceof DOMException && error.name === "InvalidStateError";
    return { ok: false, code: isKnown ? "PASSKEY_KNOWN" : "PASSKEY_CANCELLED" };
  }
}
