import { type Candidate, type Entry, lowerAt } from "./candidate";
import { lookUp, ORDINAL, PARTS_OF_DAY, weekdayOf } from "./vocabulary";

// After one of these a date is a part of what is said ("move it to friday", "the monday meeting"):
// cut out, it would leave half a sentence.
const LEADING: ReadonlySet<string> = new Set(
  `a an the my our your his her their its this that these those each every some any no not
  of for to from with without until till til before after since during between within through
  into onto over under about around against toward towards like as than via per vs versus in
  and or nor but if so is are was were be been isn't wasn't last past previous first second third
  fourth fifth & + - – — = / | > * x ×`.split(/\s+/u),
);

// Before one of these, and something that looks like a date again, the two belong together.
const JOINING: ReadonlySet<string> = new Set([
  "or",
  "and",
  "to",
  "-",
  "–",
  "—",
  "until",
  "till",
  "/",
]);

const NUMBER_LIKE = /^[\d.,:/-]*\d[\d.,:/-]*(?:am|pm|st|nd|rd|th)?$/u;

/** Numbers after these count things: "page 3/4", "Luke 10:25". */
const COUNTED: ReadonlySet<string> = new Set(
  `page pages part parts step steps chapter chapters verse verses episode episodes ep slide slides
  photo photos volume vol section item level lesson unit version v room line lane route track
  question task size ratio score record lap half approx about nearly almost
  genesis exodus leviticus numbers deuteronomy joshua judges ruth samuel kings chronicles ezra
  nehemiah esther job psalm psalms proverbs ecclesiastes isaiah jeremiah lamentations ezekiel daniel
  hosea joel amos obadiah jonah micah nahum habakkuk zephaniah haggai zechariah malachi matthew mark
  luke john acts romans corinthians galatians ephesians philippians colossians thessalonians timothy
  titus philemon hebrews james peter jude revelation surah quran`.split(/\s+/u),
);

/** Whom one calls, asks or meets is a person. */
const BEFORE_A_PERSON: ReadonlySet<string> = new Set(
  `call ring phone text email mail message ask tell remind thank invite meet visit see help pay join
  drive book`.split(/\s+/u),
);

/** "Turn on Friday mode": here "on" belongs to the verb. */
const BEFORE_ON: ReadonlySet<string> = new Set(
  `turn turned switch switched put log sign hang hold carry bring try based depend depends depending
  rely relies focus focused working`.split(/\s+/u),
);

/** Names of days, films and papers that would be taken for dates. */
const PHRASES: readonly string[] = [
  "black friday",
  "good friday",
  "casual friday",
  "freaky friday",
  "girl friday",
  "man friday",
  "friday night lights",
  "friday the 13th",
  "cyber monday",
  "easter monday",
  "whit monday",
  "blue monday",
  "manic monday",
  "easter sunday",
  "palm sunday",
  "bloody sunday",
  "super sunday",
  "shrove tuesday",
  "pancake tuesday",
  "fat tuesday",
  "super tuesday",
  "giving tuesday",
  "taco tuesday",
  "ruby tuesday",
  "ash wednesday",
  "spy wednesday",
  "maundy thursday",
  "holy saturday",
  "saturday night live",
  "saturday night fever",
  "usa today",
  "psychology today",
  "today show",
  "tonight show",
  "edge of tomorrow",
  "tomorrow never dies",
  "world in 80 days",
  "born on the 4th of july",
];

function isPhrase(entry: Entry, { from, to }: Candidate): boolean {
  return PHRASES.some((phrase) => {
    const words = phrase.split(" ");
    for (let start = from - words.length + 1; start < to; start += 1) {
      if (words.every((word, step) => lowerAt(entry, start + step) === word)) {
        return true;
      }
    }
    return false;
  });
}

/** Capitals in the middle of a text, or at its head before another one, are those of a name. */
function isName(entry: Entry, { core, from, isIntroduced }: Candidate): boolean {
  const isCapitalised = (at: number): boolean => /^\p{Lu}\p{Ll}/u.test(entry.words[at]?.text ?? "");
  if (isIntroduced || !isCapitalised(core)) {
    return false;
  }
  return from > 0 || isCapitalised(core + 1);
}

/** "tomorrow night's dinner", "in 3 weeks of work" */
function goesOn(entry: Entry, { kind, to }: Candidate): boolean {
  const next = lowerAt(entry, to);
  const [stem = ""] = next.split(/['’]s$/u);
  const isOwner = next !== stem && lookUp(PARTS_OF_DAY, stem) !== undefined;
  return isOwner || (kind === "date" && (next === "of" || next === "old"));
}

/** "9am - 5pm", "tomorrow or friday" */
function isFirstOfTwo(entry: Entry, { to }: Candidate): boolean {
  const second = lowerAt(entry, to + 1);
  const isLikeADate =
    NUMBER_LIKE.test(second) || ["today", "tomorrow"].includes(second) || weekdayOf(second) != null;
  return JOINING.has(lowerAt(entry, to)) && isLikeADate;
}

function follows({ from }: Candidate, all: readonly Candidate[]): boolean {
  return all.some(({ to }) => to === from);
}

/** "move it to friday", "the monday meeting", "2nd friday": a part of what is said. */
export function isLedIn(entry: Entry, candidate: Candidate, all: readonly Candidate[]): boolean {
  const before = lowerAt(entry, candidate.from - 1);
  const isLeading = LEADING.has(before) || ORDINAL.test(before) || /['’]s$/u.test(before);
  return isLeading && !follows(candidate, all);
}

/** "page 3/4" */
function isCounted(entry: Entry, candidate: Candidate, all: readonly Candidate[]): boolean {
  return (
    !candidate.isIntroduced &&
    NUMBER_LIKE.test(lowerAt(entry, candidate.core)) &&
    COUNTED.has(lowerAt(entry, candidate.from - 1)) &&
    !follows(candidate, all)
  );
}

function isOfVerb(entry: Entry, { from, isIntroduced }: Candidate): boolean {
  return isIntroduced && lowerAt(entry, from) === "on" && BEFORE_ON.has(lowerAt(entry, from - 1));
}

/** "call tom 15:00", "Tom 15:00" */
function isPerson(entry: Entry, { core, isIntroduced }: Candidate): boolean {
  const word = entry.words[core];
  return (
    (word?.lower === "tom" || word?.lower === "tod") &&
    (isIntroduced || word.text !== word.lower || BEFORE_A_PERSON.has(lowerAt(entry, core - 1)))
  );
}

function isBesideTime(candidate: Candidate, all: readonly Candidate[]): boolean {
  return all.some(
    ({ kind, places, from, to }) =>
      kind === "time" &&
      !places.includes("hosted") &&
      (from === candidate.to || to === candidate.from),
  );
}

/** Whether what surrounds the words says that they are no date or time at all. */
export function isGuarded(entry: Entry, candidate: Candidate, all: readonly Candidate[]): boolean {
  return (
    isLedIn(entry, candidate, all) ||
    isCounted(entry, candidate, all) ||
    goesOn(entry, candidate) ||
    isFirstOfTwo(entry, candidate) ||
    isPhrase(entry, candidate) ||
    isOfVerb(entry, candidate) ||
    isPerson(entry, candidate) ||
    (candidate.isPlainWord && !isBesideTime(candidate, all) && isName(entry, candidate))
  );
}
