import type { Candidate, Entry, Place } from "./candidate";
import { isGuarded, isLedIn, startsClause } from "./guards";
import { hasUnreadDay } from "./unread-days";

// Drawings and exclamation marks say nothing about where an entry ends.
const DECORATION = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}|[!?….])+$/u;

function isBeside(one: Candidate, other: Candidate): boolean {
  return one.to === other.from || one.from === other.to;
}

function isHosted({ places }: Candidate): boolean {
  return places.includes("hosted");
}

/** "move it to friday 17:00": where the only date beside it is a part of what is said, so is a time. */
function isLost(entry: Entry, candidate: Candidate, all: readonly Candidate[]): boolean {
  const dates = all.filter(({ kind }) => candidate.kind === "time" && kind === "date");
  const beside = dates.filter((date) => isBeside(candidate, date));
  return beside.length > 0 && beside.every((date) => isLedIn(entry, date, all));
}

/** Decides which candidates count; each one that does may open the edge of the entry for others. */
class Acceptance {
  readonly #entry: Entry;
  readonly #isOpen: boolean[];
  readonly #waiting: Set<Candidate>;
  readonly #all: readonly Candidate[];
  readonly accepted: Candidate[] = [];

  constructor(entry: Entry, candidates: readonly Candidate[], isTaken: readonly boolean[]) {
    this.#entry = entry;
    this.#isOpen = entry.words.map(
      (word, at) => isTaken[at] === true || /^[#@]./u.test(word.text) || DECORATION.test(word.text),
    );
    const sound = candidates.filter(
      (one) => !(isGuarded(entry, one, candidates) || isLost(entry, one, candidates)),
    );
    this.#all = sound;
    this.#waiting = new Set(sound);
  }

  run(): void {
    let before = -1;
    while (before !== this.accepted.length) {
      before = this.accepted.length;
      for (const candidate of this.#waiting) {
        if (candidate.places.some((place) => this.#isAt(candidate, place))) {
          this.#accept(candidate);
        }
      }
    }
  }

  #accept(candidate: Candidate): void {
    this.accepted.push(candidate);
    this.#waiting.delete(candidate);
    this.#isOpen.fill(true, candidate.from, candidate.to);
  }

  #isAt(candidate: Candidate, place: Place): boolean {
    switch (place) {
      case "anywhere":
        return true;
      case "start":
        return this.#isOpen.slice(0, candidate.from).every(Boolean);
      case "end":
        return this.#isAtEnd(candidate);
      case "introduced":
        return candidate.isIntroduced;
      case "introduced-end":
        return candidate.isIntroduced && this.#isAtEnd(candidate);
      case "clause":
        return candidate.isIntroduced && this.#isClause(candidate);
      case "pair":
        return this.#hasPartner(candidate);
      case "beside":
        return this.#all.some(
          (other) => other.kind !== candidate.kind && isBeside(candidate, other),
        );
      case "hosted":
        return this.#hasHost(candidate);
      default:
        return place satisfies never;
    }
  }

  /** "on friday about the cake", but "Sold by Sunday papers": what follows goes on, or is named. */
  #isClause(candidate: Candidate): boolean {
    const isNext = this.#all.some(({ from }) => from === candidate.to);
    return (
      isNext ||
      this.#isAt(candidate, "start") ||
      this.#isAtEnd(candidate) ||
      this.#isOpen[candidate.to] === true ||
      startsClause(this.#entry, candidate.to)
    );
  }

  /** "friday night": what needs the date as its host does not stand in the date's way. */
  #isAtEnd(candidate: Candidate): boolean {
    let end = candidate.to;
    for (const other of this.#all) {
      if (isHosted(other) && other.from === end) {
        end = other.to;
      }
    }
    return this.#isOpen.slice(end).every(Boolean);
  }

  #hasPartner(candidate: Candidate): boolean {
    return this.#all.some(
      (other) => other.kind !== candidate.kind && !isHosted(other) && isBeside(candidate, other),
    );
  }

  #hasHost(candidate: Candidate): boolean {
    return this.accepted.some(({ kind, from, to }) => {
      const isBefore = candidate.to === from && !candidate.isPlainWord;
      return kind === "date" && (to === candidate.from || isBefore);
    });
  }
}

/**
 * The candidates that count as dates and times, in the order of the text. A time alone would choose
 * the day itself, so it does not count where the text has a day that was not understood.
 */
export function accept(
  entry: Entry,
  candidates: readonly Candidate[],
  isTaken: readonly boolean[],
): readonly Candidate[] {
  const acceptance = new Acceptance(entry, candidates, isTaken);
  acceptance.run();
  const accepted = acceptance.accepted.toSorted((one, other) => one.from - other.from);
  const isTimeAlone = accepted.length > 0 && accepted.every(({ kind }) => kind === "time");
  return !isTimeAlone || !hasUnreadDay(entry, candidates, isTaken) ? accepted : [];
}
