"""Case files: one row a municipality and folded number, with the KLE parts its number tells."""

from collections.abc import Iterable, Mapping

from archive.models import Case, Municipality, Topic, naming
from archive.parsing import case_number

RUNNING_TOPICS = ("00.00", "00.01")  # the municipality's own running matters


def ensure(municipality: Municipality, numbers: Iterable[str]) -> dict[str, Case]:
    """Cases by number as written; numbers of which nothing can stand in an address have none."""
    slugs = {number: naming.case_segment(number)[:100] for number in numbers}
    slugs = {number: slug for number, slug in slugs.items() if slug}
    wanted = set(slugs.values())
    rows = {row.slug: row for row in Case.objects.filter(municipality=municipality, slug__in=wanted)}
    new: dict[str, Case] = {}
    for number, slug in slugs.items():
        if slug not in rows and slug not in new:
            new[slug] = _case(municipality, number, slug)
    _add_topics(list(new.values()))
    Case.objects.bulk_create(new.values())
    return {number: (rows | new)[slug] for number, slug in slugs.items()}


def _case(municipality: Municipality, number: str, slug: str) -> Case:
    case = Case(municipality=municipality, number=number[:100], slug=slug)
    if kle := case_number.kle(number):
        case.kle, case.facet, case.year = kle.topic, kle.facet, kle.year
        case.catch_all = kle.topic.endswith(".00.00") or kle.topic.startswith(RUNNING_TOPICS)
    return case


def point_at_topics(topics: Mapping[str, Topic]) -> int:
    """Point every case at the deepest of these topics that its number names. Returns how many changed.

    The search index needs no word of it: it knows a case by its number, and topics by their codes.
    """
    changed = []
    for case in Case.objects.exclude(kle="").iterator():
        topic = _deepest(case, topics)
        if topic is not None and topic.pk != case.topic_id:
            case.topic = topic
            changed.append(case)
    Case.objects.bulk_update(changed, ["topic"], batch_size=500)
    return len(changed)


def _deepest(case: Case, topics: Mapping[str, Topic]) -> Topic | None:
    return next((topics[code] for code in _codes(case.kle) if code in topics), None)


def _add_topics(cases: list[Case]) -> None:
    """Link each to the deepest topic of the plan that its number names."""
    codes = {code for case in cases for code in _codes(case.kle)}
    topics = {topic.code: topic for topic in Topic.objects.filter(code__in=codes)} if codes else {}
    for case in cases:
        case.topic = _deepest(case, topics)


def _codes(kle: str) -> list[str]:
    """15.00.00 -> 15.00.00, 15.00, 15."""
    return [kle, kle[:5], kle[:2]] if kle else []
