"use client";

import { MessagePage } from "@/components/frame/MessagePage";
import { Button } from "@/components/ui/Button";

export default function ErrorPage({ retry }: { retry: () => void }) {
  return (
    <MessagePage title="This page ran aground">
      <p>Something broke on this page, not in your list: your todos are safe on the server.</p>
      <Button onClick={retry} variant="primary">
        Try again
      </Button>
    </MessagePage>
  );
}
