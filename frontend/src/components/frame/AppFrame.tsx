import { type ReactNode, Suspense } from "react";
import styles from "./AppFrame.module.css";
import { BottomBar, BottomBarShell } from "./BottomBar";
import { ConnectionSign } from "./ConnectionSign";
import { Overlays } from "./Overlays";
import { Rail } from "./Rail";
import { SignedInParts } from "./SignedInParts";

/** What stands around the signed-in pages: a rail beside them on wide screens, a bar below them on
 * phones. */
export function AppFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.frame} data-frame>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <Rail />
      <main className={styles.main} id="main" tabIndex={-1}>
        {children}
      </main>
      <Suspense fallback={<BottomBarShell current={null} />}>
        <BottomBar />
      </Suspense>
      <ConnectionSign place="bar" />
      <SignedInParts />
      <Overlays />
    </div>
  );
}
