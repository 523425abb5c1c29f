"""Why a document or a change is refused: one Danish sentence, for the one who sent it."""


class Refused(ValueError):  # noqa: N818  # named as the sentence it ends: the document is refused
    """Nothing was written. `code` names the matter; the message says what is wrong and what to do."""

    def __init__(self, code: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.line = line

    @property
    def message(self) -> str:
        return str(self)
