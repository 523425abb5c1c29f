"""Why a document or a change is refused: one Danish sentence, for the one who sent it."""

import errno

from django.db import InterfaceError, OperationalError

UNWRITABLE = "archive-unwritable"  # no fault of the document's: the same may go well in a moment
_FULL = "Der er ikke plads på disken. Ryd op, og kør igen; intet af dokumentet er gemt."
_READ_ONLY = "Arkivet kan ikke skrives (databasen eller datamappen er skrivebeskyttet). Intet er gemt."
_BUSY = "Databasen er optaget af et andet program. Intet af dokumentet er gemt; kør igen."
_AWAY = "Databasen svarer ikke. Intet af dokumentet er gemt; se, om den kører."
_SIGNS = {  # words of the two databases, and of the system
    "readonly database": _READ_ONLY,
    "read-only": _READ_ONLY,
    "disk is full": _FULL,
    "disk i/o error": _FULL,
    "no space left": _FULL,
    "could not extend file": _FULL,
    "database is locked": _BUSY,
    "deadlock detected": _BUSY,
    "server closed the connection": _AWAY,
    "connection failed": _AWAY,
    "connection refused": _AWAY,
    "connection is closed": _AWAY,
    "connection is lost": _AWAY,
    "terminating connection": _AWAY,
}
_NUMBERS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), _READ_ONLY),
}


class Refused(ValueError):  # noqa: N818  # named as the sentence it ends: the document is refused
    """Nothing was written. `code` names the matter; the message says what is wrong and what to do."""

    def __init__(self, code: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.line = line

    @property
    def message(self) -> str:
        return str(self)


def unexpected(error: Exception) -> Refused:
    """What to tell of an error that no document is at fault for."""
    said = " ".join(str(error).split())
    known = _NUMBERS.get(getattr(error, "errno", None) or 0)
    known = known or next((text for sign, text in _SIGNS.items() if sign in said.lower()), None)
    if known is None and isinstance(error, OperationalError | InterfaceError):
        known = f"Databasen kan ikke bruges lige nu ({said[:300]}). Intet af dokumentet er gemt."
    if known:
        return Refused(UNWRITABLE, known)
    return Refused(
        "unexpected", f"Uventet fejl ({type(error).__name__}: {said[:300]}). Send filen til udviklerne."
    )
