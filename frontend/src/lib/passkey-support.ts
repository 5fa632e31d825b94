/** Whether this browser can add passkeys and sign in with them. */
export function canUsePasskeys(): boolean {
  return (
    typeof PublicKeyCredential !== "undefined" &&
    // Came together with its counterpart for adding one.
    "parseRequestOptionsFromJSON" in PublicKeyCredential
  );
}
