"use client";

import { useEffect } from "react";
import { EmptyState } from "@/components/ui/EmptyState";
import { ListProblem } from "@/components/ui/ListProblem";
import { devMail } from "@/lib/auth";
import { Resource, useResource } from "@/lib/resource";
import styles from "./DevMailbox.module.css";
import { DevMessage } from "./DevMessage";

const READ_AGAIN_MS = 3000;

const mailbox = new Resource(devMail);

export function DevMailbox() {
  const { data, error } = useResource(mailbox);
  useEffect(() => {
    const timer = setInterval(() => void mailbox.reload(), READ_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  if (data === undefined && error === null) {
    return (
      <p className="visually-hidden" role="status">
        Loading the mails…
      </p>
    );
  }
  if (data === undefined) {
    return (
      <ListProblem
        error={error}
        onRetry={() => void mailbox.reload()}
        title="The mails could not be loaded."
      />
    );
  }
  if (data.length === 0) {
    return (
      <EmptyState scene="open-water" title="No mail yet">
        <p>Ask for a password reset, for example, and the mail shows up here by itself.</p>
      </EmptyState>
    );
  }
  return (
    <ul className={styles.list}>
      {data.map((mail) => (
        <DevMessage key={mail.id} mail={mail} />
      ))}
    </ul>
  );
}
