import { type Candidate, type Entry, lowerAt, withoutSigns } from "./candidate";
import { isMeasured } from "./measures";
import { ADJECTIVES, PHRASES } from "./sayings";
import { lookUp, monthOf, ORDINAL, PARTS_OF_DAY, weekdayOf } from "./vocabulary";

// After one of these a date is a part of what is said ("move it to friday", "the monday meeting"):
// cut out, it would leave half a sentence.
const LEADING: ReadonlySet<string> = new Set(
  `a an the my our your his her their its this that these those each every some any no not
  of for to from with without until till til before after since during between within through thru
  into onto over under about around against toward towards like as than via per vs versus in
  and or nor but if so is are was were be been isn't wasn't last past previous first second third
  fourth fifth & + - – — = / | > * x ×`.split(/\s+/u),
);

// Before one of these, and something that looks like a date again, the two belong together.
const JOINING: ReadonlySet<string> = new Set([
  "or",
  "and",
  "&",
  "to",
  "-",
  "–",
  "—",
  "until",
  "till",
  "thru",
  "through",
  "/",
]);

const NUMBER_LIKE = /^[\d.,:/-]*\d[\d.,:/-]*(?:am|pm|st|nd|rd|th)?$/u;

/** Whom one calls, asks or meets is a person. */
const BEFORE_A_PERSON: ReadonlySet<string> = new Set(
  `call ring phone text email mail message ask tell remind thank invite meet visit see help pay join
  drive book`.split(/\s+/u),
);

const VERBS_OF_BEING: ReadonlySet<string> = new Set(["is", "are", "was", "were", "isn't", "isn’t"]);

/** Behind "on friday" they go on with the sentence; a noun would make Friday a part of its name. */
const CLAUSE_STARTS: ReadonlySet<string> = new Set(
  `a an the my our your his her their its this that some all about after against and around as at
  because before behind but by during for from if in inside into near of off on once or outside over
  re so than then through to together under unless until via when where while with within without
  again also already early either instead late latest maybe only please sharp tentatively too - –
  — + & / |`.split(/\s+/u),
);

/** "Turn on Friday mode": here "on" belongs to the verb. */
const BEFORE_ON: ReadonlySet<string> = new Set(
  `turn turned switch switched put log sign hang hold carry bring try based depend depends depending
  rely relies focus focused working`.split(/\s+/u),
);

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

// "Call Mom Tomorrow": what begins so is something to do, written in capitals throughout.
const TASKS: ReadonlySet<string> = new Set(
  `buy do make get take start study write call email text phone pay send submit finish clean wash pick book schedule return renew cancel meet
  visit fix pack order feed walk water mow vacuum dentist doctor`.split(/\s+/u),
);

/** Capitals in the middle of a text, or at its head before another one, are those of a name. */
function isName(entry: Entry, { core, from, isIntroduced }: Candidate): boolean {
  const isCapitalised = (at: number): boolean => /^\p{Lu}\p{Ll}/u.test(entry.words[at]?.text ?? "");
  if (isIntroduced || !isCapitalised(core)) {
    return false;
  }
  const isTask = TASKS.has(lowerAt(entry, 0)) && entry.words.every((_, at) => isCapitalised(at));
  const next = lowerAt(entry, core + 1);
  if (isTask && (next === "" || lookUp(PARTS_OF_DAY, next) !== undefined)) {
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
    NUMBER_LIKE.test(second) ||
    ["today", "tomorrow"].includes(second) ||
    (weekdayOf(second) ?? monthOf(second)) !== undefined;
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

/** "Turn on Friday mode", and "Reflect on today": nobody says that something is due on today. */
function isOfVerb(entry: Entry, { from, core, isIntroduced, kind }: Candidate): boolean {
  const isOn = kind === "date" && isIntroduced && lowerAt(entry, from) === "on";
  const isRelative = ["today", "tomorrow", "tonight"].includes(lowerAt(entry, core));
  return isOn && (isRelative || BEFORE_ON.has(lowerAt(entry, from - 1)));
}

/** "a better tomorrow", "Lazy Sunday" */
function isDescribed(entry: Entry, { from, core, kind, isIntroduced }: Candidate): boolean {
  return (
    kind === "date" && !isIntroduced && core === from && ADJECTIVES.has(lowerAt(entry, from - 1))
  );
}

/** "Today is the day", "Is it today": a statement about a day, or a question. */
function isSubject(entry: Entry, { kind, from, to }: Candidate): boolean {
  const isStatement = from === 0 && VERBS_OF_BEING.has(lowerAt(entry, to));
  return kind === "date" && (isStatement || VERBS_OF_BEING.has(lowerAt(entry, 0)));
}

/** Whether a new part of a sentence begins here: "on friday about the cake". */
export function startsClause(entry: Entry, at: number): boolean {
  const lower = lowerAt(entry, at);
  return lower.startsWith("(") || CLAUSE_STARTS.has(withoutSigns(lower));
}

/** "call tom 15:00", "Tom 15:00" */
function isPerson(entry: Entry, { core, isIntroduced }: Candidate): boolean {
  const word = entry.words[core];
  return (
    word !== undefined &&
    ["tom", "tod"].includes(withoutSigns(word.lower)) &&
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
    (isMeasured(entry, candidate) && !follows(candidate, all)) ||
    isDescribed(entry, candidate) ||
    isSubject(entry, candidate) ||
    goesOn(entry, candidate) ||
    isFirstOfTwo(entry, candidate) ||
    isPhrase(entry, candidate) ||
    isOfVerb(entry, candidate) ||
    isPerson(entry, candidate) ||
    (candidate.isPlainWord && !isBesideTime(candidate, all) && isName(entry, candidate))
  );
}
