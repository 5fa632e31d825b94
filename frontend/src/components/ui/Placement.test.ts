import { describe, expect, it } from "vitest";
import { spotBeside } from "./Placement";

const VIEW = { width: 1000, height: 800 };
const SMALL = { width: 200, height: 100 };

function anchorAt(left: number, top: number) {
  return { left, right: left + 40, top, bottom: top + 40 };
}

describe("the place of a popover", () => {
  it("is below its anchor, their edges in one line", () => {
    expect(spotBeside(anchorAt(300, 100), SMALL, VIEW, "start")).toMatchObject({ x: 300, y: 144 });
    expect(spotBeside(anchorAt(300, 100), SMALL, VIEW, "end")).toMatchObject({ x: 140, y: 144 });
  });

  it("is above where it does not fit below", () => {
    expect(spotBeside(anchorAt(300, 740), SMALL, VIEW, "start").y).toBe(636);
  });

  it("never leaves the page", () => {
    expect(spotBeside(anchorAt(950, 100), SMALL, VIEW, "start").x).toBe(792);
    expect(spotBeside(anchorAt(0, 100), SMALL, VIEW, "end").x).toBe(8);
  });

  it("lies over its anchor where it fits on neither side", () => {
    const tall = { width: 200, height: 600 };
    expect(spotBeside(anchorAt(300, 300), tall, VIEW, "start")).toMatchObject({ y: 192 });
  });

  it("begins at the top of the page where it is higher than that", () => {
    const highest = { width: 200, height: 900 };
    expect(spotBeside(anchorAt(300, 300), highest, VIEW, "start").y).toBe(8);
  });
});
