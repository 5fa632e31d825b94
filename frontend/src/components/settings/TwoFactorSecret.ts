/** The secret in the `otpauth://` address that apps scan. */
export function secretIn(uri: string): string {
  return new URL(uri).searchParams.get("secret") ?? "";
}

/** In groups of four, as people read it out. */
export function groupsOf(secret: string): string {
  return (secret.match(/.{1,4}/gu) ?? []).join(" ");
}
