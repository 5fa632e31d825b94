/** Tells people by mail what happens to their account; the answer to a request never waits for it. */
import type { Background } from "./background.ts";
import type { Mailer } from "./mail.ts";
import { type Recipient, type SecurityEvent, securityMail } from "./mail-texts.ts";

export type Tell = (to: Recipient, event: SecurityEvent) => void;

export function createNotices(
  appUrl: string,
  { background, mailer }: { readonly background: Background; readonly mailer: Mailer },
): Tell {
  return (to, event) =>
    background.run(mailer(securityMail(to, event, { appUrl, now: new Date() })));
}
