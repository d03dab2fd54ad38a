"""Networks to test with: one that says what a test tells it to, and a small one of random weights in a model folder."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from hypothesis import settings

from datenorm.bundle import Config, write_bundle
from datenorm.expressions import spell
from datenorm.hints import LocaleTable, Meaning
from datenorm.normalizer import Normalizer
from datenorm.search import Arrays, Encoded, Ids, Step
from datenorm.vocabulary import SPACE, Vocabulary, source_vocabulary, target_vocabulary

# The machine may be busy with a training; and the same draws each time, so that what fails is what was changed.
settings.register_profile("unhurried", deadline=None, derandomize=True)
settings.load_profile("unhurried")

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"

Script = Mapping[str, Sequence[tuple[str, float]]]

LOCALES = {
    "en": Meaning("en", "mdy", with_full_stops="dmy"),
    "en_GB": Meaning("en", "dmy"),
    "sv": Meaning("sv", "ymd"),
    "zh": Meaning("zh", "ymd"),
    "zh_Hant": Meaning("zh", "ymd"),
    "tk": Meaning("tk", "ydm"),
}


class ScriptedNetwork:
    """Gives each source the expressions of a script, with their probabilities; any other source is surely nothing.

    A source is written with its hints: `<dmy><lang:en>3 may 1979`. What the probabilities leave over goes to padding,
    which is never allowed. The attention is all on the first symbol at the first step, on the second at the second, ….
    """

    def __init__(self, source: Vocabulary, target: Vocabulary, script: Script) -> None:
        self.steps = 0
        self._symbols = source.symbols
        self._target = target
        spelled = {
            text: [([target.ids[symbol] for symbol in spell(expression)], share) for expression, share in expressions]
            for text, expressions in script.items()
        }
        self._script = spelled
        self._sources: list[str] = []
        self._written: list[tuple[int, ...]] = [()]

    def encode(self, source: Ids, lengths: Ids) -> Encoded:
        first = len(self._sources)
        for row, length in zip(source.tolist(), lengths.tolist(), strict=True):
            symbols = [self._symbols[number] for number in row[:length]]
            self._sources.append("".join(symbols).replace(SPACE, " "))
        rows = np.arange(first, len(self._sources))
        return Encoded((rows, np.full(rows.shape, source.shape[1])), (np.full(rows.shape, -1),))

    def step(self, memory: Arrays, state: Arrays, previous: Ids) -> Step:
        self.steps += 1
        rows, widths = memory
        log_probabilities = np.full((len(rows), len(self._target)), -60.0)
        attention = np.zeros((len(rows), int(widths.max(initial=1))))
        following = []
        for place, (row, before, symbol) in enumerate(
            zip(rows.tolist(), state[0].tolist(), previous.tolist(), strict=True)
        ):
            written = () if before < 0 else (*self._written[before], symbol)
            attention[place, len(written) % attention.shape[1]] = 1.0
            for number, share in self._next(self._sources[row], written).items():
                log_probabilities[place, number] = np.log(share)
            following.append(len(self._written))
            self._written.append(written)
        return Step(log_probabilities, attention, (np.array(following),))

    def _next(self, source: str, written: tuple[int, ...]) -> dict[int, float]:
        shares: dict[int, float] = {}
        fitting = [
            (ids, share)
            for ids, share in self._script.get(source, [([3, 2], 1.0)])
            if tuple(ids[: len(written)]) == written and len(ids) > len(written)
        ]
        whole = sum(share for _, share in fitting) if written else 1.0
        for ids, share in fitting:
            shares[ids[len(written)]] = shares.get(ids[len(written)], 0.0) + share / whole
        if not written and sum(shares.values()) < 1:
            shares[0] = 1 - sum(shares.values())
        return shares


@pytest.fixture(scope="session")
def load_benchmark() -> Callable[[str], ModuleType]:
    """Gives a module of `benchmarks/`, which is no package, by its name."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"benchmark_{name}", BENCHMARKS / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def vocabularies() -> tuple[Vocabulary, Vocabulary]:
    characters = " abcdefghijklmnopqrstuvwxyz0123456789.,/-:年月日"
    return source_vocabulary(["en", "sv", "zh"], characters), target_vocabulary()


@pytest.fixture(scope="session")
def scripted_network(vocabularies: tuple[Vocabulary, Vocabulary]) -> Callable[[Script], ScriptedNetwork]:
    return lambda script: ScriptedNetwork(*vocabularies, script)


@pytest.fixture(scope="session")
def scripted(vocabularies: tuple[Vocabulary, Vocabulary]) -> Callable[..., Normalizer]:
    """A normalizer around a scripted network: `scripted(script, min_confidence=…)`."""

    def make(script: Script, **settings: Any) -> Normalizer:
        config = Config(name="scripted", version="1", sizes={}, max_length=40, min_confidence=0.6)
        network = ScriptedNetwork(*vocabularies, script)
        return Normalizer(config, *vocabularies, LocaleTable(LOCALES), network, **settings)

    return make


@pytest.fixture(scope="session")
def random_model(tmp_path_factory: pytest.TempPathFactory, vocabularies: tuple[Vocabulary, Vocabulary]) -> Path:
    """A model folder of a small network of random weights, large enough for answers that differ."""
    from datenorm.network.export import export_decoder, export_encoder
    from datenorm.network.model import Network, first_weights
    from datenorm.presets import Sizes

    source, target = vocabularies
    sizes = Sizes(
        embedding=8, ngram_rows=128, encoder_units=12, attention_units=10, target_embedding=6, decoder_units=14
    )
    weights = first_weights(Network(sizes, len(source), len(target)), seed=1)
    loud = {name: (array * 6).astype(np.float32) for name, array in weights.items()}
    config = Config(name="random", version="1", sizes={"ngram_rows": 128}, max_length=40, min_confidence=0.0)
    rows = "".join(f"{locale}\t{found.language}\t{found.order}\n" for locale, found in LOCALES.items())
    folder = tmp_path_factory.mktemp("models") / "random"
    write_bundle(
        folder,
        {
            "config.json": config.to_json().encode(),
            "source.txt": source.text().encode(),
            "target.txt": target.text().encode(),
            "locales.tsv": ("locale\tlanguage\torder\n" + rows).encode(),
            "encoder.onnx": export_encoder(loud),
            "decoder.onnx": export_decoder(loud),
        },
    )
    return folder
