import type { Metadata } from "next";
import { DevMailbox } from "@/components/dev/DevMailbox";
import { MailFrame } from "@/components/dev/MailFrame";

export const metadata: Metadata = { title: "Development mailbox", robots: { index: false } };

export default function DevMailPage() {
  return (
    <MailFrame>
      <DevMailbox />
    </MailFrame>
  );
}
