"""What programs say to their users, in the languages of `data/interface_texts.tsv.gz`: labels, tooltips, warnings.

Nothing in it says when. Sentences of real use teach what random words cannot: that `auf`, `this` and `last` mostly
stand in text that is no date.
"""

from __future__ import annotations

import random
from functools import cache

from datenorm.generation.drafts import LONGEST
from datenorm.generation.everyday import UNSPACED
from datenorm.generation.locales import draw_by_use
from datenorm.generation.tables import data_rows, ways

_MARKS = ("…", "*", "%s", "?")
_LETTERS = "xXiIvVmMcCdDnNaA"


def interface_text(rng: random.Random) -> str:
    """A text of a program, its places filled: `Klicken Sie hier.`, `Fig. x`, `Afficher 10 lignes`."""
    table = _table()
    language = draw_by_use(rng, table, lambda locale: locale.group)
    text = rng.choice(table[language])
    while "{}" in text:
        text = text.replace("{}", _filling(rng), 1)
    return text if len(text) <= LONGEST else _cut(text, language)


def _filling(rng: random.Random) -> str:
    """What stands in a place: a letter, as a name of anything, a number or a mark."""
    chance = rng.random()
    if chance < 0.45:
        return rng.choice(_LETTERS)
    if chance < 0.8:
        return str(rng.choice((rng.randint(0, 31), rng.randint(32, 999))))
    return rng.choice(_MARKS)


def _cut(text: str, language: str) -> str:
    """The beginning of a long text, up to the end of a word."""
    beginning = text[:LONGEST]
    return beginning if language in UNSPACED else beginning.rpartition(" ")[0]


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {language: ways(texts) for language, texts in data_rows("interface_texts")}
