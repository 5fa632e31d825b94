"use client";

import { MessagePage } from "@/components/frame/MessagePage";
import { Button } from "@/components/ui/Button";
import "./globals.css";

/** Stands in for the whole document, the root layout included: only a new visit brings that back. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Daymark</title>
        <MessagePage title="Daymark ran aground">
          <p>Something broke in the app, not in your list: your todos are safe on the server.</p>
          <Button onClick={() => location.reload()} variant="primary">
            Try again
          </Button>
        </MessagePage>
      </body>
    </html>
  );
}
