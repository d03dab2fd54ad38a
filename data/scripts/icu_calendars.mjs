// Writes data/icu_calendars.tsv: what CLDR 48 calls the months and eras of those calendars whose packages of npm are older.
//
//     python -c "from babel.localedata import locale_identifiers; print(*sorted(locale_identifiers()))" |
//         node data/scripts/icu_calendars.mjs > data/icu_calendars.tsv
//
// Node.js reads them out of the ICU that it is built with. The rows are those of cldr_calendars.tsv: calendar, locale,
// kind, name, values. A locale has a row for what differs from the locale above it.
import { readFileSync } from "node:fs";

const CALENDARS = { indian: 12, coptic: 13, buddhist: 0, roc: 0, japanese: 0 }; // with how many months of its own
const MONTHS = { "wide format": "long", "abbreviated format": "short" };
const ERAS = { eraNames: "long", eraAbbr: "short", eraNarrow: "narrow" };
const REIGNS = ["1900-06-01", "1920-06-01", "1950-06-01", "2000-06-01", "2024-06-01"]; // Meiji to Reiwa
const DAY = 86_400_000;
const LOCALES = readFileSync(0, "utf8").trim().split(/\s+/);

console.log(`# Months and eras of other calendars as CLDR ${process.versions.cldr} has them, in ICU ${process.versions.icu};
# Unicode-3.0, https://www.unicode.org/license.txt. Written by data/scripts/icu_calendars.mjs, which explains the rows.`);
for (const calendar of Object.keys(CALENDARS)) {
  const known = {};
  for (const locale of LOCALES) {
    const tag = locale.replaceAll("_", "-");
    const isRegion = /_[A-Z]{2}$|_\d{3}$/.test(locale);
    if (!isRegion && Intl.DateTimeFormat.supportedLocalesOf(tag).length) known[locale] = valuesOf(calendar, tag);
  }
  const root = usual(Object.values(known));
  for (const [locale, rows] of Object.entries(known)) {
    const language = locale.replace(/_[A-Z][a-z]{3}$/, "");
    const above = language === locale ? root : known[language] ?? root;
    for (const [name, values] of Object.entries(rows)) {
      if (values !== above[name] && !/^[\d\t]*$/.test(values)) console.log([calendar, locale, name, values].join("\t"));
    }
  }
}

/** What most locales have, which is the root's: those without names of their own. */
function usual(all) {
  const found = {};
  for (const name of Object.keys(all[0])) {
    const counts = new Map();
    for (const rows of all) counts.set(rows[name], (counts.get(rows[name]) ?? 0) + 1);
    found[name] = [...counts].sort((one, other) => other[1] - one[1])[0][0];
  }
  return found;
}

/** Each kind and name of a row with its values, tabs between. */
function valuesOf(calendar, tag) {
  const found = {};
  if (CALENDARS[calendar]) {
    for (const [name, width] of Object.entries(MONTHS)) found[`months\t${name}`] = months(calendar, tag, width);
  }
  for (const [name, width] of Object.entries(ERAS)) found[`eras\t${name}`] = eras(calendar, tag, width);
  return found;
}

function months(calendar, tag, width) {
  const numbers = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, { timeZone: "UTC", month: "numeric" });
  const names = new Intl.DateTimeFormat(`${tag}-u-ca-${calendar}`, { timeZone: "UTC", month: width, day: "numeric" });
  const found = {};
  for (let time = Date.UTC(2023, 0, 1); time < Date.UTC(2024, 1, 1); time += DAY) {
    found[part(numbers, time, "month")] ??= part(names, time, "month");
  }
  return Array.from({ length: CALENDARS[calendar] }, (_, index) => found[index + 1]).join("\t");
}

function eras(calendar, tag, width) {
  const format = new Intl.DateTimeFormat(`${tag}-u-ca-${calendar}`, { timeZone: "UTC", era: width, year: "numeric" });
  const days = calendar === "japanese" ? REIGNS : ["2024-06-01"];
  return days.map((day) => part(format, Date.parse(day), "era")).join("\t");
}

function part(format, time, type) {
  return format.formatToParts(new Date(time)).find((found) => found.type === type)?.value ?? "";
}
