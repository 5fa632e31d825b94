"use client";

import { Button } from "@/components/ui/Button";
import { EmptyState } from "@/components/ui/EmptyState";

/** The frame around stays: the other pages are one click away. */
export default function AppErrorPage({ retry }: { retry: () => void }) {
  return (
    <>
      <h1 className="visually-hidden">Error</h1>
      <EmptyState scene="open-water" title="This page ran aground">
        <p>Something broke on this page, not in your list: your todos are safe on the server.</p>
        <Button onClick={retry} variant="primary">
          Try again
        </Button>
      </EmptyState>
    </>
  );
}
