"""Text that comes near a date and has no answer: words grown on to words of time, counted weekdays, lunar days."""

from __future__ import annotations

import random
import string
from functools import cache

from datenorm.generation import foreign, foreign_names, foreign_numerals, relative_forms, relative_names
from datenorm.generation.cldr_texts import draw_language, duration_patterns
from datenorm.generation.locales import LocaleData, draw_by_use, every_locale, locale_data
from datenorm.generation.negative_texts import sentence
from datenorm.generation.numeric import han_number
from datenorm.generation.several_dates import drawn_date, written_date
from datenorm.generation.tables import rows, ways
from datenorm.text import canonical

_GROWN = 4  # letters at most that a word grows by; one alone would be a slip
_SHORTEST = 3  # letters of a word that grows
_UNITS = (("hour", 30), ("minute", 59), ("second", 59), ("day", 40))
_JOINTS = (" ", " ", ", ", " and ", " + ")
_FIRST_WORDS = 3
_LONG_UNITS = ("day", "day", "week", "month", "year")
_NEAR = {"t": "P1D", "y": "-P1D"}  # tomorrow and yesterday
_WEEKDAY = 0.4  # of the days that another is counted from
_NUMBERED = 0.35  # of the streets: with the number of a house
_WEEKENDS, _IN_WORDS = 6, 0.5  # the most weekends that are counted; of their numbers in words
_DAY_AND_MONTH = ("{0} {1}", "{0} {1}", "{0} {1}", "{1} {0}", "{0}. {1}", "{0}-{1}")
_HEBREW_DAYS = {"he": ("{0} {1}", "{0} ב{1}", "{0} ב{1}"), "yi": ("{0} {1}",)}
_PLACEHOLDERS = ("{0}", "{n}", "%d", "%s", "NaN", "null", "undefined", "#", "∞")
_HELD = 0.3  # of the amounts that may stand without a number: with what programs write in its place
# Languages whose plurals cannot be taken for one unit, with the category that CLDR has them in. Elsewhere a number left
# out may be one: Turkish `saat önce` is an hour ago, Finnish `vuoden kuluttua` in a year.
_PLURALS = {
    **dict.fromkeys(("ca", "da", "de", "el", "en", "es", "fr", "gl", "it", "nb", "nl", "pt", "ro", "sv"), "other"),
    **dict.fromkeys(("be", "pl", "ru", "uk"), "many"),
}
_LAST_FIRST = 10  # of the days that a lunar month calls first


def grown_word(rng: random.Random) -> str:
    """A word of time with letters grown on to it: `angestern`, `todayism`, `xymarch`; another word, and no date."""
    while True:
        words = _time_words(every_locale().draw(rng).identifier)
        if words:
            break
    word, letters = rng.choice(words), _letters(rng)
    return letters + word if rng.random() < 0.6 else word + letters if rng.random() < 0.6 else letters + word + letters


def counted_weekday(rng: random.Random) -> str:
    """A weekday counted further than a month goes, or in every month: `7th Monday in May`, `每月第二个星期三`."""
    language, ordinals, form = rng.choice(rows("no_date_ordinal_weekdays"))
    locale = locale_data(language)
    return form.format(
        o=rng.choice(ordinals.split("|")),
        w=rng.choice(locale.babel.days["stand-alone"]["wide"]),
        m=locale.babel.months["format"]["wide"][rng.randint(1, 12)],
        y=rng.randint(1950, 2040),
    )


def counted_from(rng: random.Random) -> str:
    """Counted from another day than today: `3 weeks after 5 May 2020`, `2 Tage nach morgen`."""
    language, form = rng.choice(rows("no_date_counted_from"))
    locale = locale_data(language)
    number = rng.randint(2, 12)
    unit = "day" if "{n}" in form else rng.choice(_LONG_UNITS)
    pattern = rng.choice([text for text in duration_patterns(language, unit) if _takes_number(text)])
    said = pattern.replace("{0}", str(number))
    words = {place: rng.choice(_words_for(locale, day)) for place, day in _NEAR.items() if f"{{{place}}}" in form}
    fields = {"x": _day(rng, locale), "date": written_date(rng, locale, drawn_date(rng)), "w": _weekday(rng, locale)}
    return form.format(q=said, n=said, **fields, **words)


def step_from(rng: random.Random) -> str:
    """One step from a day: `the day after 3 May 2020`, `eine Woche vor dem 3. Mai`, `2020年5月3日の翌日`."""
    language = draw_by_use(rng, _steps(), lambda locale: locale.language)
    steps, forms = _steps()[language]
    date = written_date(rng, locale_data(language), drawn_date(rng))
    return rng.choice(forms).format(s=rng.choice(steps), date=date)


def unfinished_amount(rng: random.Random) -> str:
    """A distance from now whose number is missing: `days ago`, `in %d weeks`, `vor NaN Stunden`, `hace días`."""
    while not (amounts := _amounts(every_locale().draw(rng).identifier)):
        pass
    text, is_plural = rng.choice(amounts)
    if is_plural and rng.random() >= _HELD:
        return _bare(text)
    return text.replace("{0}", rng.choice(_PLACEHOLDERS))


def working_day(rng: random.Random) -> str:
    """Working days, which nobody can count without a calendar of holidays: `in 3 business days`, `5営業日以内`."""
    form = rng.choice(rng.choice(rows("no_date_working_days"))[1].split("|"))
    number = rng.randint(2, 20)
    return form.format(n=number, m=number + rng.randint(1, 10))


def event(rng: random.Random) -> str:
    """Counted from what has no date: `3 days before the wedding`, `la veille de l'examen`, `手术后3天`."""
    _, forms, events = rng.choice(rows("no_date_events"))
    return rng.choice(forms.split("|")).format(e=rng.choice(events.split("|")), n=rng.randint(2, 30))


def named_for_a_day(rng: random.Random) -> str:
    """A street or square that is named for a day: `ul. 8 Marta`, `rue du 4 septembre 12`, `19 Mayıs Caddesi`."""
    language, forms = rng.choice(rows("no_date_named_for_days"))
    form, month = rng.choice(forms.split("|")), rng.randint(1, 12)
    name = locale_data(language).babel.months["format"]["wide"][month]
    text = form.format(d=rng.randint(1, 28), n=name, m=month, h=rng.randint(1, 99))
    return f"{text}{rng.choice((' ', ', '))}{rng.randint(1, 150)}" if rng.random() < _NUMBERED else text


def counted_weekend(rng: random.Random) -> str:
    """Weekends counted from today, which no answer can say: `2 weekends ago`, `in drei Wochenenden`."""
    language, words, forms, ways = rng.choice(rows("no_date_counted_weekends"))
    unit = relative_forms.unit_of_row(language, "", words, forms)
    number = rng.randint(2, _WEEKENDS)
    said = unit.say(rng, locale_data(language), number, in_words=rng.random() < _IN_WORDS)
    return rng.choice(ways.split("|")).format(q=said)


def lunar_day(rng: random.Random) -> str:
    """A day of the Chinese calendar, which no answer can say: `农历八月十五`, `음력 1월 1일`, `rằm tháng giêng`."""
    (form,) = rng.choice(rows("no_date_lunar"))
    month, day = rng.randint(1, 12), rng.randint(1, 30)
    return form.format(
        y=rng.randint(1930, 2035),
        m=month,
        d=day,
        hm=han_number(month, counted=True),
        hd=f"初{han_number(day, counted=True)}" if day <= _LAST_FIRST else han_number(day, counted=True),
        first=han_number(rng.randint(1, _LAST_FIRST), counted=True),
    )


def day_of_other_calendar(rng: random.Random) -> str:
    """A day of another calendar's month, no year beside it, which no answer can say: `15 Shaban`, `כ״ה בניסן`."""
    while True:
        locale = every_locale().draw(rng)
        months = [month for names in _months_of(rng, locale) for month in names if len(month.rstrip(".")) >= _SHORTEST]
        if months:
            break
    month, day = rng.choice(months), rng.randint(1, 29)
    if locale.language in _HEBREW_DAYS:
        letters = foreign_numerals.marked(foreign_numerals.hebrew_letters(day), rng.choice(foreign_numerals.MARKS))
        return rng.choice(_HEBREW_DAYS[locale.language]).format(letters, month)
    return rng.choice(_DAY_AND_MONTH).format(day, month)


def _months_of(rng: random.Random, locale: LocaleData) -> tuple[tuple[str, ...], ...]:
    calendar = foreign.draw_calendar(rng, locale)
    if not calendar or foreign_names.shares_names(calendar, locale):
        return ()
    return foreign_names.month_sets(calendar, locale)


def clock_span(rng: random.Random) -> str:
    """A span in two units: `15 hours 29 min`, `2 Tage und 3 Stunden`, in every language that CLDR has."""
    first, second = rng.choice(((0, 1), (0, 1), (1, 2), (0, 2), (3, 0)))
    patterns = draw_language(rng, lambda identifier: _spans(identifier, first, second))
    larger, smaller = rng.choice(patterns).split("\t")
    numbers = [rng.randint(2, _UNITS[unit][1]) for unit in (first, second)]
    return larger.replace("{0}", str(numbers[0])) + rng.choice(_JOINTS) + smaller.replace("{0}", str(numbers[1]))


def decimal_in_words(rng: random.Random) -> str:
    """A small decimal number behind words: `Temperature 10.1`, `je suis à 3,5`."""
    words = " ".join(sentence(rng).split()[: rng.randint(1, _FIRST_WORDS)])
    return f"{words} {rng.randint(1, 31)}{rng.choice('..,')}{rng.randint(1, 9)}"


def _day(rng: random.Random, locale: LocaleData) -> str:
    """A weekday, or a day of a year in the locale's own form."""
    if rng.random() < _WEEKDAY:
        return _weekday(rng, locale)
    return written_date(rng, locale, drawn_date(rng))


def _weekday(rng: random.Random, locale: LocaleData) -> str:
    return str(locale.babel.days["format"]["wide"][rng.randrange(7)])


def _words_for(locale: LocaleData, expression: str) -> tuple[str, ...]:
    return tuple(form.text for form in relative_forms.days(locale) if form.expression == expression)


def _letters(rng: random.Random) -> str:
    return "".join(rng.choice(string.ascii_lowercase) for _ in range(rng.randint(2, _GROWN)))


@cache
def _steps() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Steps and the forms that they stand in, by language."""
    return {language: (ways(steps), ways(forms)) for language, steps, forms in rows("no_date_steps")}


@cache
def _amounts(identifier: str) -> tuple[tuple[str, bool], ...]:
    """CLDR's patterns for units from now, `{0} days ago`, and whether they are plurals without their number too."""
    locale = locale_data(identifier)
    amounts = [amount for amount in relative_names.amounts(locale) if "{0}" in amount.text and not _has_digit(amount)]
    of_one = {_bare(amount.text) for amount in amounts if amount.category == "one"}
    plural = _PLURALS.get(locale.language, "")
    found = [(amount.text, amount.category == plural and _bare(amount.text) not in of_one) for amount in amounts]
    return tuple(dict.fromkeys(found))


def _has_digit(amount: relative_names.Amount) -> bool:
    """Whether the name of a unit holds a number, as the Mongolian for a week does: seven days."""
    return any(map(str.isdecimal, _bare(amount.text)))


def _bare(pattern: str) -> str:
    """A pattern of an amount without its number."""
    return " ".join(pattern.replace("{0}", "").split())


@cache
def _time_words(identifier: str) -> tuple[str, ...]:
    """Single words in Latin letters that say when: days from today, weekdays, months."""
    locale = locale_data(identifier)
    names = (*locale.month_names, *locale.weekday_names)
    found = [*(name for some in names for name in some), *(name.text for name in relative_names.names(locale))]
    return tuple(dict.fromkeys(text for text in found if _is_word(text)))


def _is_word(text: str) -> bool:
    form = canonical(text)
    return len(form) >= _SHORTEST and form.isalpha() and form.isascii()


@cache
def _spans(identifier: str, first: int, second: int) -> tuple[str, ...]:
    """Pairs of patterns, a tab between, for two units."""
    large, small = (duration_patterns(identifier, _UNITS[unit][0]) for unit in (first, second))
    return tuple(f"{one}\t{other}" for one in large for other in small if _takes_number(one) and _takes_number(other))


def _takes_number(pattern: str) -> bool:
    return pattern.count("{0}") == 1
