import styles from "./Drag.module.css";

/** What is carried under the pointer; the page's own words say the same to a screen reader. */
export class Preview {
  readonly #element = document.createElement("div");

  constructor(text: string) {
    this.#element.className = styles["preview"] ?? "";
    this.#element.textContent = text;
    this.#element.setAttribute("aria-hidden", "true");
    document.body.append(this.#element);
  }

  moveTo(x: number, y: number): void {
    this.#element.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
  }

  remove(): void {
    this.#element.remove();
  }
}
