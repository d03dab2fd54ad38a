"""Numbers in Hebrew letters, as Hebrew dates are written: `כ״ה בניסן תשפ״ד`."""

from __future__ import annotations

import random

LETTERS = (
    (400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"), (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"), (50, "נ"), (40, "מ"),
    (30, "ל"), (20, "כ"), (10, "י"), (9, "ט"), (8, "ח"), (7, "ז"), (6, "ו"), (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"),
    (1, "א"),
)  # fmt: skip
FINALS = str.maketrans("כמנפצ", "ךםןףץ")
MARKS = (("׳", "״"), ("'", '"'), ("’", "”"), ("׳", "״"), ("'", "''"))  # geresh and gershayim, as they are typed
FINAL, FIFTH_THOUSAND = 0.5, 0.25
PLAIN_DAY, PLAIN = 0.12, 0.06  # of the dates: without marks in the day, without any


def hebrew_letters(number: int) -> str:
    """A number below 1000 in letters; 15 and 16 are 9 + 6 and 9 + 7.

    >>> hebrew_letters(15), hebrew_letters(25), hebrew_letters(784)
    ('טו', 'כה', 'תשפד')
    """
    text = ""
    for value, letter in LETTERS:
        while number >= value and number not in (15, 16):
            text += letter
            number -= value
    return text + {15: "טו", 16: "טז"}.get(number, "")


def marked(letters: str, marks: tuple[str, str]) -> str:
    """Letters with the marks of a number: geresh after one letter, gershayim before the last of several."""
    geresh, gershayim = marks
    return letters + geresh if len(letters) == 1 else letters[:-1] + gershayim + letters[-1]


def hebrew_day_and_year(rng: random.Random, day: int, year: int) -> tuple[str, str]:
    """Day and year in one way of marking; the year mostly without its thousands: `תשפ״ד`, `ה׳תשפ״ד`."""
    is_plain = rng.random() < PLAIN
    marks = ("", "") if is_plain else rng.choice(MARKS)
    day_marks = ("", "") if rng.random() < PLAIN_DAY else marks
    letters = hebrew_letters(year % 1000)
    if rng.random() < FINAL:
        letters = letters[:-1] + letters[-1].translate(FINALS)
    text = marked(letters, marks)
    if not is_plain and rng.random() < FIFTH_THOUSAND:
        text = marked(hebrew_letters(year // 1000), marks) + text
    return marked(hebrew_letters(day), day_marks), text
