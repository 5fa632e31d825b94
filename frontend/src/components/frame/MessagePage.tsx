import type { ReactNode } from "react";
import { OpenWater } from "@/components/ui/Horizon";
import { Logo } from "@/components/ui/Logo";
import styles from "./MessagePage.module.css";

type MessagePageProps = { title: string; children: ReactNode };

/** A whole page that says one thing. */
export function MessagePage({ title, children }: MessagePageProps) {
  return (
    <div className={styles.page}>
      <header>
        <Logo />
      </header>
      <main className={styles.main}>
        <OpenWater />
        <h1 className={styles.title}>{title}</h1>
        <div className={styles.text}>{children}</div>
      </main>
    </div>
  );
}
