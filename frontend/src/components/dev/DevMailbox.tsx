"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/ui/EmptyState";
import { ListProblem } from "@/components/ui/ListProblem";
import { devMail } from "@/lib/auth";
import styles from "./DevMailbox.module.css";
import { DevMessage } from "./DevMessage";

const mailbox = queryOptions({ queryKey: ["dev-mail"], queryFn: devMail, refetchInterval: 3000 });

export function DevMailbox() {
  const { data, error, isPending, refetch } = useQuery(mailbox);
  if (isPending) {
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
        onRetry={() => void refetch()}
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
