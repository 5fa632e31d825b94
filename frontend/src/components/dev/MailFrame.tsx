import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/ui/Logo";
import styles from "./DevMailbox.module.css";

export function MailFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header>
        <Link className={styles.brand} href="/">
          <Logo />
        </Link>
      </header>
      <main>
        <h1 className={styles.title}>Development mailbox</h1>
        <p className={styles.lead}>
          No mail server is set, so every mail stays on this machine and is shown here, newest
          first.
        </p>
        {children}
      </main>
    </div>
  );
}
