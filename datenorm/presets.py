"""Training configurations by name: how large the network is, what it learns from and for how long.

Every number that shapes a training is here, so that a preset's name and a seed say what was trained.
"""

from __future__ import annotations

from dataclasses import dataclass

from datenorm.errors import TrainingError


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the network's layers, in units.

    `encoder_units` counts each direction, so that an annotation has twice as many. `ngram_rows`, a power of two, is the
    height of the table of words and n-grams, which is as wide as the embedding.
    """

    embedding: int
    ngram_rows: int
    encoder_units: int
    attention_units: int
    target_embedding: int
    decoder_units: int


@dataclass(frozen=True, slots=True)
class Preset:
    """What a training does unless it is told otherwise.

    `locales` are those that examples are drawn from (None: every one that CLDR has), `groups` the groups of rules that
    write dates (None: all). `examples` is the budget: how many
    examples are seen in all. `batch_size` examples make a step; a window of `window_batches` batches is sorted by
    length before it is cut into batches. `max_length` is the longest source in symbols, hints included;
    `target_length` the longest target, the end symbol included. The learning rate rises to `learning_rate` over the
    first `warm_up` of the budget, then falls along a cosine to `final_rate` times that. `clip_norm` bounds the norm of
    the whole gradient. `unknown_rate` is the share of source characters that are no digits and are hidden behind the
    unknown symbol, so that the network learns to read past characters that it has never seen.
    """

    name: str
    summary: str
    sizes: Sizes
    examples: int
    locales: tuple[str, ...] | None = None
    groups: tuple[str, ...] | None = None
    batch_size: int = 256
    window_batches: int = 64
    max_length: int = 80
    target_length: int = 15
    learning_rate: float = 3e-3
    warm_up: float = 0.02
    final_rate: float = 0.005
    clip_norm: float = 1.0
    unknown_rate: float = 0.003
    validation_examples: int = 4096
    test_examples: int = 30_000
    checkpoint_seconds: float = 120.0


PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset(
            name="tiny",
            summary="full dates, months and years in English, to try things out",
            sizes=Sizes(
                embedding=32,
                ngram_rows=1 << 12,
                encoder_units=64,
                attention_units=48,
                target_embedding=16,
                decoder_units=96,
            ),
            examples=4_000_000,
            locales=("en",),
            groups=("plain",),
            batch_size=128,
            learning_rate=4e-3,
            validation_examples=2048,
            test_examples=5_000,
            checkpoint_seconds=20.0,
        ),
        Preset(
            name="base",
            summary="every locale that CLDR has data for; the model that ships",
            sizes=Sizes(
                embedding=48,
                ngram_rows=1 << 17,
                encoder_units=62,
                attention_units=32,
                target_embedding=32,
                decoder_units=64,
            ),
            examples=16_000_000,
        ),
    )
}


def find_preset(name: str) -> Preset:
    """The preset of that name; raises TrainingError where there is none."""
    if name not in PRESETS:
        raise TrainingError(f"there is no preset {name!r}; give one of {', '.join(PRESETS)}")
    return PRESETS[name]
