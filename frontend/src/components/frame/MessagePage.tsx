import type { ComponentProps, ReactNode } from "react";
import { Beacon } from "@/components/ui/Beacon";
import { Logo } from "@/components/ui/Logo";
import styles from "./MessagePage.module.css";

type MessagePageProps = {
  scene: ComponentProps<typeof Beacon>["scene"];
  title: string;
  children: ReactNode;
};

/** A whole page that says one thing. */
export function MessagePage({ scene, title, children }: MessagePageProps) {
  return (
    <div className={styles.page}>
      <header>
        <Logo />
      </header>
      <main className={styles.main}>
        <Beacon scene={scene} />
        <h1 className={styles.title}>{title}</h1>
        <div className={styles.text}>{children}</div>
      </main>
    </div>
  );
}
