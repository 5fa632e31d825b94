import type { DevMail } from "@/types/auth";
import styles from "./DevMailbox.module.css";

const ADDRESS = /(https?:\/\/[^\s<>"]+)/u;

/** The text as sent; what looks like an address can be followed. */
function withLinks(text: string) {
  // Every second piece is one that the pattern caught.
  return text.split(ADDRESS).map((piece, index) =>
    index % 2 === 1 ? (
      <a href={piece} key={piece}>
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}

export function DevMessage({ mail }: { mail: DevMail }) {
  return (
    <li className={styles.mail}>
      <h2 className={styles.subject}>{mail.subject}</h2>
      <p className={styles.detail}>
        To {mail.to}, <time dateTime={mail.sent_at}>{new Date(mail.sent_at).toLocaleString()}</time>
      </p>
      <p className={styles.text}>{withLinks(mail.text)}</p>
    </li>
  );
}
