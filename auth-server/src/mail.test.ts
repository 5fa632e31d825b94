import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { createMailer, keptMails } from "./mail.ts";
import { resetPasswordMail } from "./mail-texts.ts";

const MAIL = resetPasswordMail(
  { name: "Ada", email: "ada@example.org" },
  "http://localhost:3000/x?a=1&b=2",
);

/** Speaks as much SMTP as one mail needs and keeps what it was told. */
async function startMailServer() {
  const received: string[] = [];
  const server = createServer((socket) => {
    let isData = false;
    socket.write("220 test\r\n");
    createInterface({ input: socket }).on("line", (line) => {
      received.push(line);
      if (isData && line !== ".") {
        return;
      }
      isData = line === "DATA";
      socket.write(isData ? "354 go on\r\n" : `${line === "QUIT" ? 221 : 250} ok\r\n`);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // A listening TCP server has a port.
  return { received, url: `smtp://127.0.0.1:${port}`, close: () => server.close() };
}

test("a mail leaves through SMTP", async () => {
  const { received, url, close } = await startMailServer();

  await createMailer({ from: "Daymark <no-reply@daymark.example>", smtpUrl: url })(MAIL);

  expect(received).toContain("MAIL FROM:<no-reply@daymark.example>");
  expect(received).toContain("RCPT TO:<ada@example.org>");
  expect(received).toContain(`Subject: ${MAIL.subject}`);
  close();
});

test("without a mail server, mails are kept as files, and the newest comes first", async () => {
  const parent = await mkdtemp(join(tmpdir(), "mail-"));
  const folder = join(parent, "made", "on", "demand");
  const send = createMailer({ from: "Daymark <a@example.org>", folder });

  expect(await keptMails(folder)).toEqual([]);
  await send({ ...MAIL, subject: "first" });
  await expect.poll(() => new Date().toISOString()).not.toBe((await keptMails(folder))[0]?.sent_at);
  await send({ ...MAIL, subject: "second" });

  expect((await keptMails(folder)).map(({ subject }) => subject)).toEqual(["second", "first"]);
  expect(await readdir(folder)).toEqual([
    expect.stringMatching(/^\d{8}T\d{6}\.\d{3}Z-[0-9a-f-]{36}\.json$/),
    expect.stringMatching(/\.json$/),
  ]);
  await rm(parent, { recursive: true });
});

test("the link in a mail is whole in both forms", () => {
  expect(MAIL.text).toContain("\nhttp://localhost:3000/x?a=1&b=2\n");
  expect(MAIL.html).toContain('href="http://localhost:3000/x?a=1&#38;b=2"');
});
