"""Faker's words, names, addresses and numbers in all its locales, drawn from a generator of random numbers."""

from __future__ import annotations

import random
import threading
import warnings
from functools import cache
from importlib import import_module

from faker import Factory, Generator
from faker.config import AVAILABLE_LOCALES
from faker.utils.loading import list_module

# Providers that nowhere read the clock, as those of birthdays and national numbers do.
PROVIDERS = ("person", "address", "lorem", "company", "job", "phone_number", "automotive", "color", "misc", "python")
_GENERATORS = threading.local()


@cache
def locales_with(provider: str, method: str) -> tuple[str, ...]:
    """The locales for which one of Faker's providers has the method and data of its own, sorted."""
    package = f"faker.providers.{provider}"
    found = sorted(set(list_module(import_module(package))) & set(AVAILABLE_LOCALES))
    return tuple(locale for locale in found if hasattr(import_module(f"{package}.{locale}").Provider, method))


def draw(rng: random.Random, provider: str, method: str) -> str:
    """What `method` of a Faker provider draws from `rng`, in one of the provider's locales."""
    generator = _generator(rng.choice(locales_with(provider, method)))
    generator.random = rng
    return str(getattr(generator, method)())


def _generator(locale: str) -> Generator:
    """One generator for each locale and thread: it holds the random numbers of the draw under way."""
    known: dict[str, Generator] = _GENERATORS.__dict__
    if locale not in known:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # old names of locales, which Faker keeps and warns of
            known[locale] = Factory.create(locale, [f"faker.providers.{provider}" for provider in PROVIDERS])
    return known[locale]
