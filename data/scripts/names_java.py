"""Names in the locales that Java had before CLDR, which it still holds as COMPAT: Debian's openjdk-17-jre-headless.

Licence: GPL 2 with the Classpath exception; names alone are taken. They are what `java` prints for the program below.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from names_sets import NameSet, language_of

ORIGIN = "Java"
PROGRAM = """
import java.util.*;

public class Names {
    public static void main(String[] arguments) {
        for (Locale locale : Locale.getAvailableLocales()) {
            if (!locale.hasExtensions() && !locale.getLanguage().isEmpty()) {
                print(locale, Calendar.MONTH, 12);
                print(locale, Calendar.DAY_OF_WEEK, 7);
            }
        }
    }

    static void print(Locale locale, int field, int count) {
        int[] styles = {
            Calendar.LONG_FORMAT, Calendar.SHORT_FORMAT, Calendar.LONG_STANDALONE, Calendar.SHORT_STANDALONE
        };
        for (int style : styles) {
            StringBuilder line = new StringBuilder(locale.toLanguageTag() + "\\t" + style);
            for (int n = 0; n < count; n++) {  // 2024 begins on a Monday
                Calendar day = new GregorianCalendar(2024, count == 12 ? n : 0, count == 12 ? 1 : n + 1);
                line.append("\\t").append(Objects.toString(day.getDisplayName(field, style, locale), ""));
            }
            System.out.println(line);
        }
    }
}
"""
KINDS = {"2": "wide", "1": "abbreviated", "32770": "wide", "32769": "abbreviated"}


def sets() -> Iterator[NameSet]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Names.java"
        path.write_text(PROGRAM, encoding="utf-8")
        command = ["java", "-Djava.locale.providers=COMPAT", "-Dfile.encoding=UTF-8", str(path)]
        lines = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()
    for line in sorted(lines):
        tag, style, *names = line.split("\t")
        sort = "month" if len(names) == 12 else "weekday"
        yield NameSet(language_of(tag), sort, KINDS[style], tuple(name.strip() for name in names), ORIGIN)
