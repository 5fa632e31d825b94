import { describe, expect, it } from "vitest";
import { commandOf, isRepeated, type Pressed } from "./KeyMap";

function press(key: string, modifiers: Partial<Pressed> = {}): Pressed {
  return {
    key,
    code: "",
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    ...modifiers,
  };
}

const ON = { afterG: false, single: true };
const OFF = { afterG: false, single: false };

describe("a key", () => {
  it.each([
    ["n", "capture"],
    ["q", "capture"],
    ["/", "search"],
    ["j", "next"],
    ["ArrowUp", "previous"],
    ["x", "complete"],
    [" ", "complete"],
    ["e", "edit"],
    ["Enter", "edit"],
    ["v", "select"],
    ["t", "date"],
    ["m", "move"],
    ["l", "labels"],
    ["1", "priority-1"],
    ["4", "priority-4"],
    ["Delete", "delete"],
    ["Escape", "clear"],
  ])("%s means %s", (key, command) => {
    expect(commandOf(press(key), ON)).toBe(command);
  });

  it("needs shift for some signs on some keyboards", () => {
    expect(commandOf(press("?", { shiftKey: true }), ON)).toBe("help");
    expect(commandOf(press("/", { shiftKey: true }), ON)).toBe("search");
  });

  it("is the same with the capitals locked", () => {
    expect(commandOf(press("X"), ON)).toBe("complete");
    expect(commandOf(press("I"), { ...ON, afterG: true })).toBe("go-inbox");
  });

  it("is the one at its place where the keyboard has another script", () => {
    expect(commandOf(press("я", { code: "KeyZ", ctrlKey: true }), ON)).toBe("undo");
    expect(commandOf(press("λ", { code: "KeyL" }), ON)).toBe("labels");
    expect(commandOf(press("Ч", { code: "KeyX" }), ON)).toBe("complete");
    expect(commandOf(press("Ч", { code: "KeyX", shiftKey: true }), ON)).toBeUndefined();
    expect(commandOf(press("ן", { code: "KeyI" }), { ...ON, afterG: true })).toBe("go-inbox");
  });

  it("is the letter that is on it where the keyboard has Latin ones", () => {
    expect(commandOf(press("à", { code: "KeyZ", ctrlKey: true }), ON)).toBeUndefined();
    expect(commandOf(press("y", { code: "KeyZ", ctrlKey: true }), ON)).toBeUndefined();
    expect(commandOf(press("ö", { code: "Semicolon" }), ON)).toBeUndefined();
  });

  it("held down repeats only what moves", () => {
    expect(isRepeated("next")).toBe(true);
    expect(isRepeated("move-up")).toBe(true);
    expect(isRepeated("complete")).toBe(false);
    expect(isRepeated("delete")).toBe(false);
  });

  it("means nothing of ours with shift or an unknown name", () => {
    expect(commandOf(press("X", { shiftKey: true }), ON)).toBeUndefined();
    expect(commandOf(press("toString"), ON)).toBeUndefined();
    expect(commandOf(press("5"), ON)).toBeUndefined();
  });
});

describe("modifiers", () => {
  it("leave the browser its own", () => {
    expect(commandOf(press("n", { ctrlKey: true }), ON)).toBeUndefined();
    expect(commandOf(press("t", { metaKey: true }), ON)).toBeUndefined();
    expect(commandOf(press("ArrowLeft", { altKey: true, shiftKey: true }), ON)).toBeUndefined();
    expect(commandOf(press("z", { ctrlKey: true, shiftKey: true }), ON)).toBeUndefined();
  });

  it("work with Ctrl and with Cmd", () => {
    expect(commandOf(press("k", { ctrlKey: true }), ON)).toBe("palette");
    expect(commandOf(press("z", { metaKey: true }), ON)).toBe("undo");
  });

  it("move a todo with Alt and select with Shift", () => {
    expect(commandOf(press("ArrowUp", { altKey: true }), ON)).toBe("move-up");
    expect(commandOf(press("ArrowRight", { altKey: true }), ON)).toBe("indent");
    expect(commandOf(press("ArrowDown", { shiftKey: true }), ON)).toBe("select-next");
  });
});

describe("g and a letter", () => {
  it("goes to a view, whatever the letter means by itself", () => {
    expect(commandOf(press("t"), { ...ON, afterG: true })).toBe("go-today");
    expect(commandOf(press("c"), { ...ON, afterG: true })).toBe("go-completed");
    expect(commandOf(press("x"), { ...ON, afterG: true })).toBe("complete");
  });
});

describe("switched off", () => {
  it("single keys do nothing", () => {
    for (const key of ["n", "q", "/", "?", "x", "v", "e", "t", "m", "l", "1", "Delete", "j"]) {
      expect(commandOf(press(key), OFF)).toBeUndefined();
    }
    expect(commandOf(press("i"), { ...OFF, afterG: true })).toBeUndefined();
  });

  it("arrows and modified keys still work", () => {
    expect(commandOf(press("ArrowDown"), OFF)).toBe("next");
    expect(commandOf(press("ArrowUp", { altKey: true }), OFF)).toBe("move-up");
    expect(commandOf(press("z", { ctrlKey: true }), OFF)).toBe("undo");
  });
});
