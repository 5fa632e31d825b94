import Link from "next/link";
import { ButtonLink } from "@/components/ui/ButtonLink";
import { Logo } from "@/components/ui/Logo";
import { Preview } from "./Preview";
import styles from "./Welcome.module.css";

/** The backend's own page, hence no client-side link. */
const API_PAGE = "/api/docs";

const PROMISES = [
  {
    title: "As fast as writing it down",
    text: "Type, press Enter, type the next. Everything you do shows at once, and everything works from the keyboard.",
  },
  {
    title: "Nothing gets lost",
    text: "Every step can be undone, the trash keeps what you delete, and a half-written line survives a closed tab.",
  },
  {
    title: "Yours alone",
    text: "See every device that is signed in and sign it out: from that moment on it cannot read a single line.",
  },
] as const;

export function Welcome() {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Logo />
        <Link className={styles.signIn} href="/login">
          Sign in
        </Link>
      </header>
      <main>
        <div className={styles.hero}>
          <h1 className={styles.title}>Know where you are in your day.</h1>
          <div className={styles.pitch}>
            <p className={styles.lead}>
              Daymark is a quiet todo list. Write it down, tick it off, and always see what is left.
            </p>
            <ButtonLink href="/register" variant="primary">
              Create account
            </ButtonLink>
          </div>
        </div>
        <div className={styles.shore}>
          <Preview />
          <ul className={styles.promises}>
            {PROMISES.map(({ title, text }) => (
              <li key={title}>
                <h2 className={styles.promise}>{title}</h2>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </div>
      </main>
      <footer className={styles.footer}>
        <p>
          A daymark is a sign that sailors steer by in daylight. This one is built with Better Auth
          and FastAPI. <a href={API_PAGE}>See its API</a>
        </p>
      </footer>
    </div>
  );
}
