import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { Logo } from "@/components/ui/Logo";
import { AccountMenu } from "./AccountMenu";
import styles from "./AppFrame.module.css";
import { ViewLinks, ViewNav } from "./ViewNav";

/** Header and main column of the signed-in pages: a bar on phones, a rail beside the list on wide
 * screens, one and the same markup. */
export function AppFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.frame} data-rail>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <header className={styles.header}>
        <Link className={styles.brand} href="/todos">
          <Logo />
        </Link>
        <Suspense fallback={<ViewLinks current={null} />}>
          <ViewNav />
        </Suspense>
        <AccountMenu />
      </header>
      <main className={styles.main} id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
