"""The command line with a stand-in for the network, whose answers and confidences are known.

Run as a script it is `datenorm`; worker processes, which import the script again, get the stand-in too. Run as
`standin.py --serve DESCRIPTOR` it waits for commands at a socket and becomes each of them by a fork, so that only the
first waits for the imports.
"""

from __future__ import annotations

import os
import pickle
import re
import signal
import socket
import sys
import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from datenorm.bundle import Config
from datenorm.cli.main import main
from datenorm.errors import InvalidHint
from datenorm.hints import LocaleTable, Meaning
from datenorm.normalization import Explanation, Hypothesis, Normalization, Reason
from datenorm.normalizer import Normalizer, Request

CONFIG = Config(name="standin", version="7", sizes={}, max_length=80, min_confidence=0.5)
LOCALES = LocaleTable({"en_US": Meaning("en", "mdy", 7), "en_GB": Meaning("en", "dmy")})


class StandIn:
    """Reads ISO dates (confidence 0.99), years (0.75), and 03/04/2005, which is ambiguous without an order.

    To `who` it answers with the number of the process, and some texts make it misbehave.
    """

    def __init__(
        self, pivot: int | None = None, min_confidence: float | None = None, alternatives: int = 0, **_: Any
    ) -> None:
        self.config = CONFIG
        self.pivot = pivot or CONFIG.pivot
        self.min_confidence = CONFIG.min_confidence if min_confidence is None else min_confidence
        self.alternatives = alternatives

    @classmethod
    def load(cls, model: str = "base", **settings: Any) -> StandIn:
        return cls(**settings)

    def check_hints(self, locale: str | None, order: str | None) -> tuple[str, ...]:
        return LOCALES.resolve(locale, order).warnings

    def with_pivot(self, pivot: int) -> StandIn:
        return StandIn(pivot, self.min_confidence, self.alternatives)

    def convert(self, requests: Sequence[Request], alternatives: int | None = None) -> list[Normalization]:
        return [self._warned(request, self._answer(request)) for request in requests]

    def _warned(self, request: Request, answer: Normalization) -> Normalization:
        if answer.reason is Reason.INVALID_HINT or request.locale is None:
            return answer
        return answer._replace(warnings=self.check_hints(request.locale, request.order))

    def explain(
        self, text: str, *, locale: str | None = None, order: str | None = None, reference: object = None
    ) -> Explanation:
        (answer,) = self.convert([Request(text, locale, order)])
        if answer.expression is None:
            return Explanation(answer, "", (), np.zeros((0, len(text))), (), np.zeros((0, 0)))
        symbols = ("C19", "Y79")
        weights = np.zeros((2, len(text)))
        weights[0, :2], weights[1, 2:4] = 0.5, 0.46
        hints = ("<dmy>",) if order else ()
        return Explanation(answer, text.lower(), symbols, weights, hints, np.full((2, len(hints)), 0.04))

    def _answer(self, request: Request) -> Normalization:
        text = request.text
        _misbehave(text)
        try:
            order = LOCALES.resolve(request.locale, request.order).order
        except InvalidHint as error:
            return Normalization(
                text, None, None, 0.0, "rejected", Reason.INVALID_HINT, (), None, warnings=(str(error),)
            )
        if not text:
            return Normalization(text, None, None, 0.0, "rejected", Reason.EMPTY)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return self._sure(text, text, 0.99, day=True)
        if re.fullmatch(r"\d{4}", text):
            return self._sure(text, text, 0.75)
        if text == "who":
            return self._sure(text, f"{os.getpid()}", 0.75)
        if text == "03/04/2005":
            return self._numeric(text, order)
        return Normalization(text, None, None, 0.9, "rejected", Reason.NOT_A_DATE, expression="")

    def _sure(self, text: str, edtf: str, confidence: float, day: bool = False) -> Normalization:
        if confidence < self.min_confidence:
            readings = (Hypothesis(edtf, confidence),)
            return Normalization(text, None, None, confidence, "rejected", Reason.UNSURE, readings, edtf)
        others = tuple(Hypothesis(f"{number:04}", 0.125) for number in range(1, self.alternatives + 1))
        return Normalization(text, edtf, edtf if day else None, confidence, "ok", None, others, edtf)

    def _numeric(self, text: str, order: str) -> Normalization:
        if order == "dmy":
            return self._sure(text, "2005-04-03", 0.96875, day=True)
        if order == "mdy":
            return self._sure(text, "2005-03-04", 0.96875, day=True)
        readings = (Hypothesis("2005-04-03", 0.5625), Hypothesis("2005-03-04", 0.4375))
        return Normalization(text, None, None, 0.5625, "ambiguous", Reason.AMBIGUOUS, readings, "2005-04-03")


def _misbehave(text: str) -> None:
    if text.startswith("sleep "):
        time.sleep(float(text.removeprefix("sleep ")))
    if text == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if text == "bug":
        raise ZeroDivisionError("a bug")


def serve(descriptor: int) -> None:
    """Forks for each command that comes, tells its number and how it ended, and returns in the fork."""
    with socket.socket(fileno=descriptor) as channel:
        while True:
            size, streams, _, _ = socket.recv_fds(channel, 8, 3)
            if not size:
                sys.exit()
            command = channel.recv(int.from_bytes(size, "big"), socket.MSG_WAITALL)
            child = os.fork()
            if not child:
                break
            for stream in streams:
                os.close(stream)
            channel.sendall(child.to_bytes(8, "big"))
            channel.sendall(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]).to_bytes(8, "big", signed=True))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.argv[1:], folder, environment = pickle.loads(command)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)


if __name__ in ("__main__", "__mp_main__"):
    Normalizer.load = StandIn.load  # type: ignore[method-assign, assignment]

if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(int(sys.argv[2]))
    main()
