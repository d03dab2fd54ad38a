// Prints what dayjs and date-fns write for 1 to 31 minutes, hours, … years ago and from now, in all their locales:
// library, locale, unit, direction, number and text, with tabs between. relative_software.py makes the table of it.
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "package.json"));
const DAYJS = { m: "minute", h: "hour", d: "day", M: "month", y: "year" };
const DATE_FNS = ["minute", "hour", "day", "week", "month", "year"];
const NUMBERS = Array.from({ length: 31 }, (_, index) => index + 1);

for (const file of readdirSync("node_modules/dayjs/locale").filter((name) => name.endsWith(".js"))) {
  const locale = require(`dayjs/locale/${file}`);
  if (!locale.relativeTime) continue;
  for (const [letter, unit] of Object.entries(DAYJS)) {
    write("dayjs", locale.name, unit, (number, isFuture) => dayjs(locale.relativeTime, letter, number, isFuture));
  }
}
for (const locale of Object.values(require("date-fns/locale"))) {
  for (const unit of DATE_FNS) {
    const token = `x${unit[0].toUpperCase()}${unit.slice(1)}s`;
    write("date-fns", locale.code, unit, (number, isFuture) =>
      isFuture === null
        ? locale.formatDistance(token, number, {})
        : locale.formatDistance(token, number, { addSuffix: true, comparison: isFuture ? 1 : -1 }),
    );
  }
}

/** What the plugin relativeTime of dayjs writes; without a direction where `isFuture` is null. */
function dayjs(words, letter, number, isFuture) {
  const key = number === 1 ? letter : letter.repeat(2);
  const form = words[key];
  const isBare = isFuture === null;
  const text = typeof form === "function" ? form(number, isBare, key, Boolean(isFuture)) : form.replace("%d", number);
  if (isBare) return text;
  const frame = isFuture ? words.future : words.past;
  return typeof frame === "function" ? frame(text) : frame.replace("%s", text);
}

function write(library, locale, unit, say) {
  for (const number of NUMBERS) {
    for (const [direction, isFuture] of [["past", false], ["future", true], ["bare", null]]) {
      const text = attempt(() => say(number, isFuture));
      if (text) console.log([library, locale, unit, direction, number, text.trim()].join("\t"));
    }
  }
}

/** What `say` returns; nothing where the locale lacks the unit, which some answer with an error. */
function attempt(say) {
  try {
    return say();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
