import { canSuggestPasskeys } from "@/lib/passkey-ceremony";
import { signInWithPasskey } from "@/lib/passkeys";
import type { SignInResult } from "@/types/auth";

/**
 * Asks for a passkey on the sign-in page: silently, in the list of names that browsers offer below the
 * email field, or outright. Browsers answer one such question at a time, so the one ends the other.
 */
class PasskeyAsker {
  #question: AbortController | null = null;
  #isSuggesting = false;
  #onFailed: (message: string) => void = () => undefined;

  /** Suggests passkeys until the returned function is called; tells why a chosen one did not do. */
  readonly suggest = (onFailed: (message: string) => void): (() => void) => {
    this.#isSuggesting = true;
    this.#onFailed = onFailed;
    void this.#askSilently();
    return () => {
      this.#isSuggesting = false;
      this.#question?.abort();
    };
  };

  /** What the person asked for by a button. */
  async ask(): Promise<SignInResult> {
    const { result, isCurrent } = await this.#ask(false);
    if (isCurrent && !result.ok) {
      void this.#askSilently();
    }
    return result;
  }

  async #askSilently(): Promise<void> {
    if (!(await canSuggestPasskeys()) || !this.#isSuggesting) {
      return;
    }
    const { result, isCurrent } = await this.#ask(true);
    if (!isCurrent || result.ok || result.code === "PASSKEY_CANCELLED") {
      return;
    }
    this.#onFailed(result.message);
    if (result.code !== "PASSKEY_REFUSED") {
      // With another challenge: that of a page left open for long is over.
      void this.#askSilently();
    }
  }

  async #ask(isSuggestion: boolean): Promise<{ result: SignInResult; isCurrent: boolean }> {
    this.#question?.abort();
    const question = new AbortController();
    this.#question = question;
    const result = await signInWithPasskey({ isSuggestion, signal: question.signal });
    return { result, isCurrent: !question.signal.aborted };
  }
}

/** The one of this page. */
export const passkeyAsker = new PasskeyAsker();
