import type { Metadata } from "next";
import { MessagePage } from "@/components/frame/MessagePage";
import { buttonClass } from "@/components/ui/Button";

export const metadata: Metadata = { title: "Not found" };

/** A plain link: every page carries this one along, and the router's links would weigh on all. */
const HOME = "/";

export default function NotFound() {
  return (
    <MessagePage title="Nothing on the horizon">
      <p>There is no page at this address. It may have moved, or the link has a typo.</p>
      <a className={buttonClass("primary")} href={HOME}>
        Go to Daymark
      </a>
    </MessagePage>
  );
}
