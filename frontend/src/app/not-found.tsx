import type { Metadata } from "next";
import { MessagePage } from "@/components/frame/MessagePage";
import { ButtonLink } from "@/components/ui/ButtonLink";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage scene="open-water" title="Nothing on the horizon">
      <p>There is no page at this address. It may have moved, or the link has a typo.</p>
      <ButtonLink href="/" variant="primary">
        Go to Daymark
      </ButtonLink>
    </MessagePage>
  );
}
