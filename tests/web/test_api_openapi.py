"""The API holds to what its own OpenAPI document says, whatever it is asked (schemathesis).

The cases are the same every time. `API_STORM=200` asks that many at random of each operation instead.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from write_minutes import Entry

from archive.models import Meeting

schemathesis: Any = pytest.importorskip(
    "schemathesis", reason="schemathesis is in requirements-dev.txt: the API is not held against OpenAPI"
)
TakeIn = Callable[..., Meeting]
OPERATIONS = 9
STORM = int(os.environ.get("API_STORM", "0"))


@pytest.fixture
def served() -> Iterator[Any]:
    """The site as a server runs it, except that a request's end leaves the test's transaction open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_every_answer_is_as_described(take_in: TakeIn, served: Any) -> None:
    """What fits the document and what does not: no 500, no status, type or form it does not tell of."""
    take_in(Entry("Cykelsti", case_number="05.01.02-P20-1-25"), Entry("Lån", mark="Lukket - Sag"))
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == OPERATIONS
    for operation in operations:
        _hold(operation, schemathesis.GenerationMode.POSITIVE)
        if list(operation.iter_parameters()):  # else there is nothing to say wrongly
            _hold(operation, schemathesis.GenerationMode.NEGATIVE)


def _hold(operation: Any, mode: Any) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=STORM or 10,
        derandomize=not STORM,
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
