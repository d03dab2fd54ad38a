"""Faker's words, names and addresses in all its locales, drawn from a generator of random numbers."""

from __future__ import annotations

import random
import threading
from functools import cache
from importlib import import_module

from faker import Generator
from faker.config import AVAILABLE_LOCALES
from faker.providers import BaseProvider
from faker.utils.loading import list_module

# The providers drawn from, and those that they build on. None of the methods drawn reads the clock, as those of
# birthdays and national numbers do.
_PROVIDERS = ("person", "address", "lorem", "company", "job", "automotive", "color", "misc")
_DEFAULT = "en_US"
_OLD_NAMES = {"fr_QC"}  # which Faker keeps beside the new one, with a warning
# Lists that Faker makes of sets, so that their order is another in each process.
_UNORDERED = {("address", "it_IT"): "cities"}
_GENERATORS = threading.local()


@cache
def locales_with(provider: str, method: str) -> tuple[str, ...]:
    """The locales for which one of Faker's providers has the method and data of its own, sorted."""
    return tuple(locale for locale in _locales(provider) if hasattr(_provider(provider, locale), method))


@cache
def languages_with(provider: str, method: str) -> frozenset[str]:
    """The languages of these locales."""
    return frozenset(map(_language, locales_with(provider, method)))


def draw(rng: random.Random, provider: str, method: str, language: str = "") -> str:
    """What `method` of a Faker provider draws from `rng`, in one of the provider's locales.

    Those of the language, where one is given; of English where the provider has none of it.
    """
    known = locales_with(provider, method)
    if language:
        known = _of_language(known, language) or _of_language(known, "en")
    generator = _generator(rng.choice(known))
    generator.random = rng
    return str(getattr(generator, method)())


@cache
def _of_language(locales: tuple[str, ...], language: str) -> tuple[str, ...]:
    return tuple(locale for locale in locales if _language(locale) == language)


def _language(locale: str) -> str:
    return locale.partition("_")[0]


def _generator(locale: str) -> Generator:
    """One generator for each locale and thread: it holds the random numbers of the draw under way.

    It is put together here because Faker's factory looks through its folders anew for each locale, which takes seconds.
    """
    known: dict[str, Generator] = _GENERATORS.__dict__
    if locale not in known:
        generator = known[locale] = Generator()
        for provider in _PROVIDERS:
            made = _provider(provider, locale if locale in _locales(provider) else _DEFAULT)(generator)
            made.__use_weighting__ = True
            if (provider, locale) in _UNORDERED:
                name = _UNORDERED[provider, locale]
                setattr(made, name, sorted(getattr(made, name)))
            generator.add_provider(made)
    return known[locale]


@cache
def _locales(provider: str) -> tuple[str, ...]:
    found = set(list_module(import_module(f"faker.providers.{provider}")))
    return tuple(sorted(found & set(AVAILABLE_LOCALES) - _OLD_NAMES))


def _provider(provider: str, locale: str) -> type[BaseProvider]:
    found: type[BaseProvider] = import_module(f"faker.providers.{provider}.{locale}").Provider
    return found
