/**
 * Passwords that are guessed first: the 49,000 of a published list, words everybody picks, also with digits
 * round them or letters swapped for look-alikes, keyboard rows, sequences, repetitions, dates, and what can be
 * read off the person's own data. There are no rules on composition: a random password of any kind of
 * character passes.
 */
import { readFileSync } from "node:fs";
import { dictionary } from "@zxcvbn-ts/language-common";

const LISTED: ReadonlySet<string> = new Set(dictionary["passwords-common"]);

const WORDS: ReadonlySet<string> = new Set(
  readFileSync(new URL("./common-words.txt", import.meta.url), "utf8").split(/\s+/),
);

const KEYBOARD_ROWS = [
  "1234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "azertyuiop",
];
const KEYBOARD_COLUMNS = [
  "1qaz",
  "2wsx",
  "3edc",
  "4rfv",
  "5tgb",
  "6yhn",
  "7ujm",
  "qaz",
  "wsx",
  "edc",
];
const KEYPAD_PATHS = ["147258369", "789456123", "147896325", "123698745", "159357", "2580"];
const ALPHABET = "abcdefghijklmnopqrstuvwxyz";

const reversed = (text: string) => [...text].reverse().join("");
const RUNS = [...KEYBOARD_ROWS, ...KEYBOARD_COLUMNS, ...KEYPAD_PATHS, ALPHABET].flatMap((run) => [
  run + run,
  reversed(run + run),
]);

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

// What people add to a word when a form asks for more.
const MAXIMUM_ADDED = 4;
const MAXIMUM_ADDED_TO_DIGITS = 2;
const MINIMUM_PIECE = 3;
const MINIMUM_PERSONAL = 4;
const MAXIMUM_TWO_WORDS = 10;
const FEW_CHARACTERS = 4;
// Many old systems kept eight characters of a password, so lists hold words cut there.
const CUT_LENGTH = 8;

const CUT_WORDS: ReadonlySet<string> = new Set([...WORDS].map((word) => word.slice(0, CUT_LENGTH)));

const withLetters = (text: string) =>
  text.replace(/[013457@$!]/g, (character) => LOOK_ALIKES[character] ?? character);

/** The text without the digits and punctuation around it, where these are few. */
function coreOf(text: string): string {
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return text.length - core.length <= MAXIMUM_ADDED ? core : text;
}

/** A common word, also backwards or cut short, or two short ones in a row (`blackcat`). */
function isWords(text: string): boolean {
  if (
    WORDS.has(text) ||
    WORDS.has(reversed(text)) ||
    (text.length === CUT_LENGTH && CUT_WORDS.has(text))
  ) {
    return true;
  }
  if (text.length > MAXIMUM_TWO_WORDS) {
    return false;
  }
  const cuts = Array.from({ length: text.length }, (_, cut) => cut).slice(MINIMUM_PIECE);
  return cuts.some((cut) => WORDS.has(text.slice(0, cut)) && WORDS.has(text.slice(cut)));
}

/** Only pieces of keyboard rows and sequences, of three keys or more, each in either direction. */
function isRuns(text: string): boolean {
  let rest = text;
  while (rest !== "") {
    let length = rest.length;
    while (length >= MINIMUM_PIECE && !RUNS.some((run) => run.includes(rest.slice(0, length)))) {
      length -= 1;
    }
    if (length < MINIMUM_PIECE) {
      return false;
    }
    rest = rest.slice(length);
  }
  return text !== "";
}

/** The digits of a text that is hardly anything else; empty for every other. */
function digitsOf(text: string): string {
  const digits = text.replace(/\D/g, "");
  return text.length - digits.length <= MAXIMUM_ADDED_TO_DIGITS ? digits : "";
}

/** Runs, also with a letter or two added (`123456789a`), or two woven into one (`1q2w3e4r`). */
function isKeyboardWalk(text: string): boolean {
  const digits = digitsOf(text);
  const [even, odd] = [0, 1].map((parity) =>
    [...text].filter((_, index) => index % 2 === parity).join(""),
  );
  return isRuns(text) || isRuns(digits) || (isRuns(even ?? "") && isRuns(odd ?? ""));
}

/** One short piece over and over, or hardly any different characters. */
function isRepetition(text: string): boolean {
  return /^(.{1,6}?)\1+.{0,2}$/su.test(text) || new Set(text).size <= FEW_CHARACTERS;
}

function isDate(text: string): boolean {
  return /^(?:0?[1-9]|[12]\d|3[01]){2}(?:19|20)\d\d$|^(?:19|20)\d\d[01]\d[0-3]\d$/.test(text);
}

/** One of the person's own words with little added to it. */
function isPersonal(text: string, personal: readonly string[]): boolean {
  return personal
    .flatMap((value) => [value, ...value.split(/[^\p{L}\p{N}]+/u)])
    .map((word) => word.toLowerCase())
    .some(
      (word) =>
        word.length >= MINIMUM_PERSONAL &&
        text.includes(word) &&
        text.length - word.length <= MAXIMUM_ADDED,
    );
}

/** Whether somebody who knows only the person's name and address would try this password early. */
export function isCommonPassword(password: string, personal: readonly string[] = []): boolean {
  const text = password.normalize("NFKC").toLowerCase();
  const core = coreOf(text);
  return (
    [text, withLetters(text)].some((spelling) => LISTED.has(spelling)) ||
    [core, withLetters(core), coreOf(withLetters(text))].some(isWords) ||
    isKeyboardWalk(text.replace(/[^\p{L}\p{N}]/gu, "")) ||
    isRepetition(text) ||
    isDate(digitsOf(text)) ||
    isPersonal(text, personal)
  );
}
