/** What the mails say: plain text and the same as HTML, without pictures, tracking or more links than needed. */
import type { Message } from "./mail.ts";

export type Recipient = { readonly name: string; readonly email: string };

type Content = {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly url: string; readonly text: string };
  readonly closing: string;
};

const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function message(to: Recipient, { subject, paragraphs, link, closing }: Content): Message {
  const before = [`Hello ${to.name},`, ...paragraphs];
  const toHtml = (text: string) => `<p>${escapeHtml(text)}</p>`;
  const anchor =
    link === undefined
      ? []
      : [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.text)}</a></p>`];
  const url = link === undefined ? [] : [link.url];
  return {
    to: to.email,
    subject,
    text: `${[...before, ...url, closing].join("\n\n")}\n`,
    html: [...before.map(toHtml), ...anchor, toHtml(closing)].join(""),
  };
}

export function resetPasswordMail(to: Recipient, url: string): Message {
  return message(to, {
    subject: "Set a new password for Daymark",
    paragraphs: ["someone, hopefully you, asked to set a new password for your Daymark account."],
    link: { url, text: "Set a new password" },
    closing:
      "The link works once and for one hour. If it was not you, ignore this mail: nothing has changed.",
  });
}

export function confirmEmailMail(to: Recipient, url: string): Message {
  return message(to, {
    subject: "Confirm your new e-mail address for Daymark",
    paragraphs: ["this address is to become the one you sign in to Daymark with."],
    link: { url, text: "Confirm this address" },
    closing:
      "The link works once, for one hour, and only where you are signed in. If you know nothing of it, ignore this mail.",
  });
}

/** What happened to an account, told to its owner. */
export type SecurityEvent =
  | {
      readonly kind: "new-device";
      readonly browser: string;
      readonly address: string;
      readonly way: string;
    }
  | { readonly kind: "password-changed" }
  | { readonly kind: "password-known" }
  | { readonly kind: "email-change-asked"; readonly newEmail: string }
  | { readonly kind: "email-changed"; readonly newEmail: string }
  | { readonly kind: "two-factor-on" }
  | { readonly kind: "two-factor-off" }
  | { readonly kind: "recovery-codes-renewed" }
  | { readonly kind: "passkey-added"; readonly name: string }
  | { readonly kind: "passkey-removed"; readonly name: string }
  | { readonly kind: "account-deleted" };

type Told = readonly [subject: string, ...paragraphs: string[]];

function told(event: SecurityEvent): Told {
  switch (event.kind) {
    case "new-device":
      return [
        "A new device signed in to Daymark",
        `somebody signed in to your Daymark account ${event.way} on a device that we have not seen before.`,
        `Device: ${event.browser}`,
        `Address: ${event.address}`,
      ];
    case "password-changed":
      return [
        "Your Daymark password was changed",
        "the password of your Daymark account was changed.",
      ];
    case "password-known":
      return [
        "Somebody knows your Daymark password",
        "somebody entered your password, and then wrong codes of your second step again and again. They did not get in.",
      ];
    case "email-change-asked":
      return [
        "Your Daymark e-mail address is about to change",
        `your Daymark account is to get the address ${event.newEmail}, as soon as it is confirmed there.`,
      ];
    case "email-changed":
      return [
        "Your Daymark e-mail address was changed",
        `you now sign in to Daymark with the address ${event.newEmail}.`,
      ];
    case "two-factor-on":
      return [
        "Two-step verification is on",
        "signing in to your Daymark account now takes a code beside the password.",
      ];
    case "two-factor-off":
      return [
        "Two-step verification is off",
        "your Daymark account is protected by its password alone again.",
      ];
    case "recovery-codes-renewed":
      return [
        "New recovery codes for Daymark",
        "your Daymark account has new recovery codes; the old ones do not work any more.",
      ];
    case "passkey-added":
      return [
        "A passkey was added to Daymark",
        `the passkey "${event.name}" now opens your account.`,
      ];
    case "passkey-removed":
      return [
        "A passkey was removed from Daymark",
        `the passkey "${event.name}" no longer opens your account.`,
      ];
    case "account-deleted":
      return [
        "Your Daymark account is deleted",
        "your Daymark account and everything in it are deleted.",
      ];
    default:
      return event satisfies never;
  }
}

const minute = (now: Date) => `${now.toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** The notice of a security event; `appUrl` leads to where the person can act. */
export function securityMail(
  to: Recipient,
  event: SecurityEvent,
  { appUrl, now }: { readonly appUrl: string; readonly now: Date },
): Message {
  const [subject, ...paragraphs] = told(event);
  const when = `Time: ${minute(now)}`;
  if (event.kind === "account-deleted") {
    const closing = "If it was not you, tell whoever runs this Daymark.";
    return message(to, { subject, paragraphs: [...paragraphs, when], closing });
  }
  return message(to, {
    subject,
    paragraphs: [...paragraphs, when],
    link: { url: `${appUrl}/settings`, text: "Look at your account" },
    closing:
      "If it was you, all is well. If not, set a new password at once and sign out everywhere else.",
  });
}
