"""Which words of a decision stand out: its news, and the outcome and the vote where not all agreed."""

from archive.models import Item, Outcome
from archive.web.markup import PIECES
from archive.web.tally import SIDE

AS_RECOMMENDED = {Outcome.APPROVED: "Det besluttede", Outcome.RECOMMENDED: "Det anbefalede"}


def emphasised(item: Item, text: str) -> str:
    """The parts to emphasise, a line each. text: the decision.

    A remark of those who lost, or a list of who voted how, is no outcome and stays plain.
    """
    parts = [part.strip() for part in PIECES.split(item.outcome_remainder) if part.strip()]
    if not item.dissent and not item.votes:
        return "\n".join(parts)
    told = [part for part in parts if not _is_remark(item, part) and not SIDE.match(part)]
    return "\n".join([*told, *(_vote(item) or _formula(item, text, parts))])


def _vote(item: Item) -> list[str]:
    lines = str((item.votes or {}).get("text", "")).split("\n")
    return [line for line in lines if line and not SIDE.search(line)]


def _formula(item: Item, text: str, parts: list[str]) -> list[str]:
    """The first words of the decision that are neither news nor a remark."""
    for line in filter(str.strip, text.split("\n")):
        before = min((line.partition(part)[0] for part in parts), key=len, default=line).strip()
        if before and not _is_remark(item, before) and not SIDE.match(before):
            return [before]
    return []


def _is_remark(item: Item, words: str) -> bool:
    """Whether these are a dissenter's words, or begin with them: a quotation may go on after them."""
    remarks = [line.strip() for line in item.dissent.split("\n") if line.strip()]
    return words in item.dissent or any(words.startswith(remark) for remark in remarks)


def as_recommended(item: Item) -> str:
    """What to call the recommendation where the decision is a mere yes to it; "" where it is not."""
    follows = item.deviates is False
    return next((said for outcome, said in AS_RECOMMENDED.items() if follows and item.outcome == outcome), "")
