"""The model card: what a model is, what it was trained on, how well it does and where it should not be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from datenorm.bundle import Config
from datenorm.network.checkpoints import Advance
from datenorm.presets import Preset

_CARD = """# {name}

Reads dates and writes ISO 8601: a bidirectional LSTM over characters, additive attention and an LSTM decoder, exported
to ONNX. `datenorm convert --model PATH` uses this folder; `sha256sum --check SHA256SUMS` checks it.

## Training

- Preset `{preset}`: {summary}. Locales: {locales}.
- {examples:,} generated examples, seed {seed}, {hours:.1f} hours; nothing that a person wrote.
- Sizes: {sizes}; sources of up to {max_length} symbols.
- Loss {loss:.4f} nats an example, in validation {validation_loss:.4f}; {validation_accuracy:.2%} of validation examples
  written without a mistake. `curves.png` shows how it came to that.

## Scores

On the generated test split, whose dates, texts and arrangements no training example shares. Every score by locale,
script, kind, rule and pattern is in `report.json`.

`{signature}`

| | examples | right % | wrong % | no answer % |
| --- | ---: | ---: | ---: | ---: |
{scores}
{kinds}

By rule of the generator (an example of each: `datenorm generate --rules`):

| rule | examples | right % | wrong % | no answer % |
| --- | ---: | ---: | ---: | ---: |
{rules}

By calendar, of dates in other calendars:

| calendar | examples | right % | wrong % | no answer % |
| --- | ---: | ---: | ---: | ---: |
{calendars}

By language, the right answers in percent: {languages}.

Answers that the model gives a probability below {min_confidence} are refused: the lowest threshold (from 0.5 on) at
which at most {risk:.1%} of the answers given on the validation split are wrong.

## Limits

- It knows the forms that the generator writes. Text in other forms is refused more often than misread, not always.
- It writes years 1 to 9999, months, days, days of the year and ISO weeks, seasons, quarters and half years, decades and
  centuries, intervals, offsets of up to 999, and the fields of other calendars; no sets and no clock times. A two-digit
  year is placed by the pivot, {pivot} unless told otherwise.
- The probabilities are calibrated on generated text, and on other text only roughly.
"""


def model_card(config: Config, preset: Preset, advance: Advance, report: Mapping[str, Any], risk: float) -> str:
    """The card as Markdown; `report` is the value of report.json, `risk` the share of wrong answers aimed at."""
    last = advance.records[-1]
    return _CARD.format(
        name=config.name,
        preset=preset.name,
        summary=preset.summary,
        locales="all" if preset.locales is None else ", ".join(preset.locales),
        examples=advance.examples,
        seed=config.training["seed"],
        hours=advance.seconds / 3600,
        sizes=", ".join(f"{name.replace('_', ' ')} {size}" for name, size in config.sizes.items()),
        max_length=config.max_length,
        loss=last.loss,
        validation_loss=last.validation_loss,
        validation_accuracy=last.validation_accuracy,
        signature=report["signature"],
        scores="\n".join(_rows({"all": report["whole"], "dates": report["dates"], "not dates": report["negatives"]})),
        kinds="\n".join(_rows(report["by_kind"])),
        rules="\n".join(_rows(report["by_rule"])),
        calendars="\n".join(_rows(report["by_calendar"])),
        languages=", ".join(f"{name} {100 * tally['accuracy']:.1f}" for name, tally in report["by_language"].items()),
        min_confidence=config.min_confidence,
        risk=risk,
        pivot=config.pivot,
    )


def _rows(tallies: Mapping[str, Any]) -> list[str]:
    return [_row(name, tally) for name, tally in tallies.items()]


def _row(name: str, tally: Mapping[str, int]) -> str:
    shares = (100 * tally[part] / max(tally["count"], 1) for part in ("right", "wrong", "none"))
    return f"| {name} | {tally['count']:,} | " + " | ".join(f"{share:.2f}" for share in shares) + " |"
