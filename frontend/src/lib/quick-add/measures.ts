import { type Candidate, type Entry, lowerAt } from "./candidate";

/** Figures that measure or count something, though they look like a date or a time. */

const NUMBER_LIKE = /^[\d.,:/-]*\d[\d.,:/-]*(?:am|pm|st|nd|rd|th)?$/u;

/** Numbers after these count things: "page 3/4", "Luke 10:25". */
const COUNTED: ReadonlySet<string> = new Set(
  `page pages pp p pg part parts step steps chapter chapters ch verse verses episode episodes ep slide slides
  photo photos volume vol section item level lesson unit version v room line lane route track
  question task size ratio score record gate bit key wrench socket lap half approx about nearly almost
  genesis exodus leviticus numbers deuteronomy joshua judges ruth samuel kings chronicles ezra
  nehemiah esther job psalm psalms proverbs ecclesiastes isaiah jeremiah lamentations ezekiel daniel
  hosea joel amos obadiah jonah micah nahum habakkuk zephaniah haggai zechariah malachi matthew mark
  luke john acts romans corinthians galatians ephesians philippians colossians thessalonians timothy
  titus philemon hebrews james peter jude revelation surah quran`.split(/\s+/u),
);

/** How long something takes, or what it is mixed with, follows somewhere behind these. */
const LASTING: ReadonlySet<string> = new Set(
  `plank boil timer stopwatch countdown rest simmer bake microwave steep soak marinate sprint
  interval intervals pace mix dilute ratio`.split(/\s+/u),
);

/** So do marks and inches: "Rate hotel 8/10", "Blood pressure 12/8", "Buy plywood 3/4". */
const MARKED: ReadonlySet<string> = new Set(
  `rate rated rating score scored grade graded pressure exp expires expiry expiring
  drill plywood mdf lumber dowel dowels screw screws bolt bolts nut nuts washer washers pipe pipes
  tubing hose fitting fittings valve wrench socket hex allen rebar`.split(/\s+/u),
);

/** The month and year in which a card runs out. */
const CARDS: ReadonlySet<string> = new Set([
  "card",
  "visa",
  "mastercard",
  "amex",
  "licence",
  "license",
]);
const MONTH_AND_YEAR = /^\d{1,2}\/(?:2[6-9]|3\d)$/u;

const CLOCK = /^\d{1,2}:\d{2}$/u;
const FRACTION = /^\d{1,2}\/\d{1,2}$/u;

/** The shape of a figure, and the words which anywhere before it say what it measures. */
const MEASURES: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [CLOCK, LASTING],
  [FRACTION, MARKED],
  [MONTH_AND_YEAR, CARDS],
];

// "Divide by 1/2"
const CALCULATING: ReadonlySet<string> = new Set([
  "divide",
  "multiply",
  "scale",
  "reduce",
  "increase",
]);

/** "page 3/4", "Plank 1:30", "Drill bit 3/8" */
export function isMeasured(entry: Entry, { from, core, to, isIntroduced }: Candidate): boolean {
  const figure = lowerAt(entry, core);
  if (!NUMBER_LIKE.test(figure)) {
    return false;
  }
  const before = entry.words.slice(0, from).map((_, at) => lowerAt(entry, at));
  if (isIntroduced) {
    return before.some((word) => CALCULATING.has(word)) && FRACTION.test(figure);
  }
  const isCounted = COUNTED.has((before.at(-1) ?? "").replace(/\.$/u, ""));
  const isAlone = to === core + 1;
  return (
    isCounted ||
    (isAlone &&
      MEASURES.some(
        ([shape, words]) => shape.test(figure) && before.some((word) => words.has(word)),
      ))
  );
}
