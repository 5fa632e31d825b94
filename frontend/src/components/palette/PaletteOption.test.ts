import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import type { Entry } from "./Entries";
import { PaletteOption } from "./PaletteOption";

const nothing = () => undefined;
const UNDO: Entry = {
  id: "undo",
  name: "Undo",
  detail: "",
  icon: "restore",
  keys: "Mod Z",
  run: nothing,
};

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)", "⌘ Z"],
  ["Mozilla/5.0 (X11; Linux x86_64)", "Ctrl Z"],
])("keys are called as on the keyboard of %s", (userAgent, keys) => {
  vi.stubGlobal("navigator", { userAgent });
  const option = { entry: UNDO, id: "a", isActive: false, onChoose: nothing, onPoint: nothing };

  expect(renderToStaticMarkup(createElement(PaletteOption, option))).toContain(`>${keys}</span>`);
});
