"""The errors that datenorm raises: one root, so that `except DatenormError` catches them all."""


class DatenormError(Exception):
    """Something the user can act on; the message says what is wrong, what was received and what to do next.

    `exit_status` is the status with which the command line ends (2 usage or unreadable input, 3 model).
    """

    exit_status = 2


class InvalidExpression(DatenormError, ValueError):
    """A text that is no expression of the target language (see `datenorm.edtf`)."""


class InvalidReference(DatenormError, ValueError):
    """A reference date that is no date, or a preference that is none."""


class InvalidHint(DatenormError, ValueError):
    """A locale or a field order that cannot be one."""


class InvalidRecord(DatenormError, ValueError):
    """A row of a labelled file that does not hold what it must."""


class MissingExtra(DatenormError, ImportError):
    """A command needs a package of an extra that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; install it with: pip install 'datenorm[{extra}]'")


class ModelError(DatenormError):
    """A model folder that is missing, damaged, foreign or too new."""

    exit_status = 3


class TrainingError(DatenormError):
    """A training that cannot start or go on."""

    exit_status = 3
