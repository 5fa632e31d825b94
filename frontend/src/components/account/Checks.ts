const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

export const PASSWORD_HINT = "At least 8 characters. A few words in a row are easy to remember.";

/** A sentence about what is missing, or undefined where all is well. */
type Verdict = string | undefined;

export function checkName(name: string): Verdict {
  return name.trim() === "" ? "Enter your name, so that we know what to call you." : undefined;
}

export function checkPasskeyName(name: string): Verdict {
  return name.trim() === "" ? "Give it a name, so that you know it again." : undefined;
}

export function checkEmail(email: string): Verdict {
  const address = email.trim();
  if (address === "") {
    return "Enter your email address.";
  }
  return EMAIL.test(address)
    ? undefined
    : "This is not a complete email address. It looks like name@example.com.";
}

export function checkKnownPassword(password: string): Verdict {
  return password === "" ? "Enter your password." : undefined;
}

export function checkCode(code: string): Verdict {
  const digits = code.replaceAll(/\s/g, "");
  return /^\d{6}$/.test(digits) ? undefined : "Enter the six digits that your app shows.";
}

export function checkRecoveryCode(code: string): Verdict {
  const characters = code.replaceAll(/[^a-z0-9]/giu, "");
  return characters.length === 10
    ? undefined
    : "A recovery code has ten characters, like abcde-fghjk.";
}

export function checkNewPassword(password: string): Verdict {
  if (password === "") {
    return "Choose a password with at least 8 characters.";
  }
  const { length } = [...password];
  if (length < 8) {
    return `This password has ${length} ${length === 1 ? "character" : "characters"}. Use at least 8.`;
  }
  return length > 128 ? "This password is too long. Use at most 128 characters." : undefined;
}

/** Only the fields with something to say. */
export function findings(verdicts: Record<string, Verdict>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, verdict] of Object.entries(verdicts)) {
    if (verdict !== undefined) {
      found[name] = verdict;
    }
  }
  return found;
}
