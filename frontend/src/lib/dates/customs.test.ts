import { expect, test } from "vitest";
import { customsOf } from "./customs";

test.each([
  { locale: "en-US", customs: { date_order: "mdy", week_start: "sunday" } },
  { locale: "en-GB", customs: { date_order: "dmy", week_start: "monday" } },
  { locale: "de", customs: { date_order: "dmy", week_start: "monday" } },
  { locale: "pt-BR", customs: { date_order: "dmy", week_start: "sunday" } },
  { locale: "ar-EG", customs: { date_order: "dmy", week_start: "saturday" } },
  { locale: "ja-JP", customs: { date_order: "ymd", week_start: "sunday" } },
  { locale: "sv-SE", customs: { date_order: "ymd", week_start: "monday" } },
  { locale: "fa-IR-u-nu-latn", customs: { date_order: "ymd", week_start: "saturday" } },
])("$locale has its own dates and weeks", ({ locale, customs }) => {
  expect(customsOf(locale)).toEqual(customs);
});
