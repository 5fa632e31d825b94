import { findWord, fold, wordsOf } from "@/lib/fold";

const WORDS = 100;
const START = 40;
const LETTERS = 20;
const WORD_LETTER = 3;
const SHORTEST_LETTERS = 2;

/** The letters of a query in their order, anywhere; best where they begin words: "gt" is Go to. */
function lettersScore(name: string, letters: string): number {
  let score = LETTERS;
  let at = -1;
  for (const letter of letters) {
    const next = name.indexOf(letter, at + 1);
    if (next === -1) {
      return 0;
    }
    if (next === 0 || name.charAt(next - 1) === " ") {
      score += WORD_LETTER;
    }
    at = next;
  }
  return score;
}

/** How well a name fits what was typed; zero where it does not. */
export function nameScore(name: string, query: string): number {
  const words = wordsOf(query);
  const folded = fold(name);
  if (words.every((word) => findWord(folded, word) !== -1)) {
    return WORDS + (folded.startsWith(words.join(" ")) ? START : 0) - Math.min(name.length, START);
  }
  const letters = words.join("");
  return letters.length < SHORTEST_LETTERS ? 0 : lettersScore(folded, letters);
}
