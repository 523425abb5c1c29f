"""Days without a year, added to a query as they are mostly written: 22/5 is "22. maj"."""

import re
from collections.abc import Iterator

from archive.parsing.danish import MONTHS
from archive.search.danish import analyse
from archive.search.grammar import Also, Parsed, Word

_DAY = re.compile(r"(0?[1-9]|[12][0-9]|3[01])/(0?[1-9]|1[0-2])")


def otherwise(parsed: Parsed) -> Iterator[Also]:
    """The days of the query in words, each a phrase that meets the group it was typed as."""
    for number, group in enumerate(parsed.groups):
        for clause in group:
            if isinstance(clause, Word) and (found := _DAY.fullmatch(clause.surface)):
                text = f"{int(found[1])}. {MONTHS[int(found[2]) - 1]}"
                yield Also(text, tuple(token.terms[0] for token in analyse(text)), (number,))
