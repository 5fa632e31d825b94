const ASCII = /^[\s!-~]*$/u;
const MARKS = /\p{M}+/gu;
const WORD = /[\p{L}\p{N}]/u;
/** Scripts that write no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Letters that Unicode does not take apart into a base and a mark. */
const BASES: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ς: "σ",
};
const SPECIAL = /[ßæœøłđðþıς]/gu;

/** A text as people compare it: without case and accents. */
export function fold(text: string): string {
  if (ASCII.test(text)) {
    return text.toLowerCase();
  }
  return text
    .normalize("NFD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(SPECIAL, (letter) => BASES[letter] ?? letter);
}

/** The words of what somebody looks for, folded. */
export function wordsOf(query: string): string[] {
  return fold(query).split(/\s+/u).filter(Boolean);
}

/** Where a word of the folded text is, or begins like, the folded `word`; -1 where none does. */
export function findWord(text: string, word: string, from = 0): number {
  let at = text.indexOf(word, from);
  while (at > 0 && !startsWord(text, at)) {
    at = text.indexOf(word, at + 1);
  }
  return at;
}

function startsWord(text: string, at: number): boolean {
  const here = text.charAt(at);
  return !WORD.test(text.charAt(at - 1)) || !WORD.test(here) || UNSPACED.test(here);
}
