import type { Metadata } from "next";
import { DevMailbox } from "@/components/dev/DevMailbox";
import { MailFrame } from "@/components/dev/MailFrame";
import { QueryProvider } from "@/providers/QueryProvider";

export const metadata: Metadata = { title: "Development mailbox", robots: { index: false } };

export default function DevMailPage() {
  return (
    <QueryProvider>
      <MailFrame>
        <DevMailbox />
      </MailFrame>
    </QueryProvider>
  );
}
