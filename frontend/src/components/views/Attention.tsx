"use client";

import { Button } from "@/components/ui/Button";
import { catchFocus } from "@/components/ui/LostFocus";
import { useSync } from "@/lib/replica/hooks";
import styles from "./Attention.module.css";

/** The changes that the server has refused: nothing is dropped without a word. */
export function Attention() {
  const { refused } = useSync();
  return (
    refused.length > 0 && (
      <section aria-labelledby="attention" className={styles.panel}>
        <h2 className={styles.title} id="attention">
          Needs your attention
        </h2>
        <ul>
          {refused.map(({ id, text, tryAgain, discard }) => (
            <li className={styles.change} key={id}>
              <p className={styles.text}>{text}</p>
              <div className={styles.actions}>
                <Button
                  onClick={() => {
                    tryAgain();
                    catchFocus("main");
                  }}
                >
                  Try again
                </Button>
                <Button
                  onClick={() => {
                    discard();
                    catchFocus("main");
                  }}
                  variant="quiet"
                >
                  Discard
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </section>
    )
  );
}
