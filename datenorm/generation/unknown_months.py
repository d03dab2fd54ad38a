"""Dates whose month has a name that no language has: `12 Vorunek 1984`. What stands in its place cannot be known.

A reader that takes the nearest name that it knows gives wrong answers without a word; so names that are like no month
are drawn, in the letters of each language, and the answer is nothing.
"""

from __future__ import annotations

import random
from functools import cache

from datenorm.generation.locales import LocaleData, every_locale, has_letters, locale_data
from datenorm.month_languages import month_languages
from datenorm.text import canonical

FORMS = (
    *(
        "{d} {n} {y}",
        "{d} {n} {y}",
        "{n} {d}, {y}",
        "{d}. {n} {y}",
        "{y} {n} {d}",
        "{d}-{n}-{y}",
        "{d}/{n}/{y}",
    ),
    *(
        "{w}, {d} {n} {y}",
        "{w} {d} {n} {y}",
        "{d} {n}, {y}",
        "{n} {d} {y}",
        "{d} {n} {yy}",
        "{d}-{n}-{yy}",
        "{d}.{n}.{y}",
    ),
    *("{d} {n} {y} {h:02}:{m:02}", "{w}, {n} {d}, {y}"),
)
SHARED = 3  # letters in a row that a drawn name may have in common with a month's name, less one
NUMBERED = ("zh", "yue", "ja", "ko")  # languages whose months have numbers for names
WEEKDAY = 0.2  # of the names: a weekday's, which is no month's either


def unknown_month(rng: random.Random) -> str:
    """`12 Vorunek 1984`, `Tuesday 3, 2011`, `23-kimur-99`: day and year beside a word that is no month."""
    locale = every_locale().draw(rng)
    if not locale.month_names or not locale.weekday_names or locale.language in NUMBERED:
        locale = locale_data("en")
    year = rng.randint(1850, 2060)
    return rng.choice(FORMS).format(
        d=rng.randint(1, 28),
        n=_no_month(rng, locale),
        y=year,
        yy=f"{year % 100:02}",
        w=_weekday(rng, locale),
        h=rng.randrange(24),
        m=rng.randrange(60),
    )


def _weekday(rng: random.Random, locale: LocaleData) -> str:
    """A weekday's name without a word that is a month's too, as Welsh `dydd Mawrth`; nothing where each has one."""
    months = {word for names in locale.month_names for name in names for word in canonical(name).split()}
    weekdays = (name for names in locale.weekday_names for name in names)
    names = [name for name in weekdays if not any(_is_month(word, months) for word in canonical(name).split())]
    return rng.choice(names) if names else ""


def _is_month(word: str, months: set[str]) -> bool:
    """Whether it is one of the months, or a longer word that is a month in another language."""
    return word in months or (len(word) > 4 and bool(month_languages(word)))


def _no_month(rng: random.Random, locale: LocaleData) -> str:
    """A word of five letters or more in the locale's script that shares no run of letters with a month's name."""
    parts = _runs(locale.identifier)
    while True:
        if rng.random() < WEEKDAY:
            word = rng.choice(rng.choice(locale.weekday_names))
        else:
            letters = _letters(locale.identifier)
            word = "".join(rng.choice(letters) for _ in range(rng.randint(3, 6)))
        form = canonical(word)
        if len(form) >= 5 and has_letters(form) and not any(form[i : i + SHARED] in parts for i in range(len(form))):
            return word.capitalize() if rng.random() < 0.6 else word


@cache
def _letters(identifier: str) -> tuple[str, ...]:
    """Pairs of letters that stand together in the locale's names of weekdays and months: what its words are made of."""
    locale = locale_data(identifier)
    names = [name for names in (*locale.weekday_names, *locale.month_names) for name in names]
    pairs = {name[i : i + 2].lower() for name in names for i in range(len(name) - 1)}
    return tuple(sorted(pair for pair in pairs if pair.isalpha())) or ("ka", "ro", "mi", "ne", "tu")


@cache
def _runs(identifier: str) -> frozenset[str]:
    """Every three letters in a row of the names of months, the locale's and the English ones."""
    sets = (*locale_data(identifier).month_names, *locale_data("en").month_names)
    names = [canonical(name) for names in sets for name in names]
    return frozenset(name[i : i + SHARED] for name in names for i in range(len(name) - SHARED + 1))
