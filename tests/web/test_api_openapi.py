"""The API holds to what its own OpenAPI document says, whatever it is asked (schemathesis)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from write_minutes import Entry

from archive.models import Meeting

schemathesis: Any = pytest.importorskip(
    "schemathesis", reason="schemathesis is in requirements-dev.txt: the API is not held against OpenAPI"
)
TakeIn = Callable[..., Meeting]
OPERATIONS = 9


@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_every_answer_is_as_described(take_in: TakeIn, mode: str) -> None:
    """What fits the document and what does not: no 500, no status, type or form it does not tell of."""
    take_in(Entry("Cykelsti", case_number="05.01.02-P20-1-25"), Entry("Lån", mark="Lukket - Sag"))
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == OPERATIONS
    for operation in operations:
        if mode == "negative" and not list(operation.iter_parameters()):
            continue  # nothing to say wrongly
        _hold(operation, schemathesis.GenerationMode(mode))


def _hold(operation: Any, mode: Any) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=20,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def asked(case: Any) -> None:
        # `fra` after `til` is wrong in a way that OpenAPI has no words for.
        case.call_and_validate(
            headers={"Accept-Encoding": "identity"},  # its client reads no compressed answer
            excluded_checks=[schemathesis.checks.CHECKS.get_one("positive_data_acceptance")],
        )

    asked()
