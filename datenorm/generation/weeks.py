"""Weeks by their number: `KW 12/2021`, `CW12/24`, `2024年第5周`; without a year the year is left open.

Weeks are those of ISO 8601, in which a week belongs to the year of its Thursday.
"""

from __future__ import annotations

import datetime
import random

from datenorm.generation.drafts import Draft, Plan
from datenorm.generation.locales import LocaleData
from datenorm.generation.numeric import han_number
from datenorm.generation.yearless_plans import own_rows


def numbered(rng: random.Random, locale: LocaleData) -> Plan | None:
    """A form of `weeks.tsv`."""
    forms = [form for _, forms in own_rows("weeks", locale) for form in forms.split("|")]
    if not forms:
        return None
    form = rng.choice(forms)

    def render(_: random.Random, date: datetime.date) -> Draft | None:
        year, week = date.isocalendar()[:2]
        if not 1000 <= year <= 9999:
            return None
        in_han = {"wc": han_number(week, counted=True), "yp": han_number(year, counted=False)}
        text = form.format(w=week, ww=f"{week:02}", y=year, yy=f"{year % 100:02}", **in_han)
        stated = str(year) if "{y}" in form or "{yp}" in form else f"XX{year % 100:02}" if "{yy}" in form else "XXXX"
        return Draft(text, "week", expression=f"{stated}-W{week:02}", kind="partial")

    return Plan(form, render)
