/** Mails leave through SMTP, or stay as JSON files where no mail server is set. */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { z } from "zod";
import type { MailConfig } from "./config.ts";

export type Message = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

export type Mailer = (message: Message) => Promise<void>;

const KEPT_SHOWN = 50;

const KeptMail = z.object({
  id: z.string(),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  sent_at: z.string(),
});
type KeptMail = z.infer<typeof KeptMail>;

function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
  });
  return async (message) => {
    await transport.sendMail({ from, ...message });
  };
}

function fileMailer(folder: string, from: string): Mailer {
  return async (message) => {
    const sentAt = new Date().toISOString();
    const mail: KeptMail = { id: randomUUID(), from, sent_at: sentAt, ...message };
    const name = `${sentAt.replaceAll(/[-:]/g, "")}-${mail.id}.json`;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Written under another name first: a reader never finds half a mail.
    const draft = join(folder, `.${name}`);
    await writeFile(draft, JSON.stringify(mail, null, 2), { mode: 0o600 });
    await rename(draft, join(folder, name));
  };
}

export function createMailer(config: MailConfig): Mailer {
  return "smtpUrl" in config
    ? smtpMailer(config.smtpUrl, config.from)
    : fileMailer(config.folder, config.from);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return [];
    }
    throw error;
  }
}

/** The mails kept in the folder, newest first. */
export async function keptMails(folder: string): Promise<KeptMail[]> {
  const names = (await namesIn(folder)).filter((name) => /^\d.*\.json$/.test(name));
  const newest = names.sort().reverse().slice(0, KEPT_SHOWN);
  const texts = await Promise.all(newest.map((name) => readFile(join(folder, name), "utf8")));
  return texts.map((text) => KeptMail.parse(JSON.parse(text)));
}
