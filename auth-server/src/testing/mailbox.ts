/** The mails that a server kept, as the page for development shows them. */
import { vi } from "vitest";
import { send } from "./client.ts";
import type { TestServer } from "./server.ts";

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
};

/** Every mail to the address, oldest first. */
export async function mailsTo(server: TestServer, email: string): Promise<Mail[]> {
  const { body } = await send(server.address, "/dev-mail");
  const { mails } = body as { mails: Mail[] };
  return mails.filter(({ to }) => to === email).reverse();
}

/** The newest mail to the address with these words in its subject, once it is there. */
export function mailAbout(server: TestServer, email: string, words: string): Promise<Mail> {
  return vi.waitFor(async () => {
    const mail = (await mailsTo(server, email)).findLast(({ subject }) => subject.includes(words));
    return mail ?? Promise.reject(new Error(`no mail to ${email} about "${words}"`));
  });
}
