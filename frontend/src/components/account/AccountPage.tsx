import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/ui/Logo";
import styles from "./AccountPage.module.css";
import { Seascape } from "./Seascape";

type AccountPageProps = {
  title: string;
  /** One line under the title. */
  lead?: ReactNode;
  /** Where to go instead, below the form. */
  aside?: ReactNode;
  children: ReactNode;
};

/** The frame of the pages around an account: one column with one form. */
export function AccountPage({ title, lead, aside, children }: AccountPageProps) {
  return (
    <div className={styles.page}>
      <div className={styles.side}>
        <header>
          <Link className={styles.brand} href="/">
            <Logo />
          </Link>
        </header>
        <main className={styles.main}>
          <h1 className={styles.title}>{title}</h1>
          {lead !== undefined && <div className={styles.lead}>{lead}</div>}
          {children}
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        </main>
      </div>
      <Seascape className={styles.scene} />
    </div>
  );
}
