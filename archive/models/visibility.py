"""What decides whether something may be seen: state, times, and the one moment a request is answered at."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """The moment the running request began, else the clock's."""
    return _moment.get() or timezone.now()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Answer everything inside as of one moment, so that a page's list and count agree."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


class Visibility(models.TextChoices):
    PUBLIC = "public", "Offentlig"
    HELD = "held", "Tilbageholdt"
    WITHDRAWN = "withdrawn", "Trukket tilbage"


class Actor(models.TextChoices):
    """Who set a visibility: what a person withdrew, no import brings back."""

    MACHINE = "machine", "Maskinen"
    CLERK = "clerk", "En medarbejder"


def visible(prefix: str = "") -> Q:
    """Rows whose own state and times let them be seen now. prefix: a lookup path such as "section__".

    A path that ends at meetings asks for what retention leaves of them, too; for meetings themselves
    that is Meeting.objects.public().
    """
    moment = now()
    if prefix.endswith(("meeting__", "meetings__")):
        return _open(prefix, moment) & kept(prefix)
    return _open(prefix, moment)


def kept(prefix: str = "") -> Q:
    """Meetings that are not older than their municipality shows them."""
    return Q(**{f"{prefix}kept_until": None}) | Q(**{f"{prefix}kept_until__gt": now()})


def _open(prefix: str, moment: datetime) -> Q:
    return (
        Q(**{f"{prefix}visibility": Visibility.PUBLIC})
        & (Q(**{f"{prefix}public_from": None}) | Q(**{f"{prefix}public_from__lte": moment}))
        & (Q(**{f"{prefix}public_until": None}) | Q(**{f"{prefix}public_until__gt": moment}))
    )


class Publishable(models.Model):
    """Something that can be held, withdrawn, published later or taken down by age."""

    visibility = models.CharField("synlighed", max_length=10, choices=Visibility, default=Visibility.PUBLIC)
    visibility_reason = models.TextField("begrundelse for synlighed", blank=True)
    visibility_actor = models.CharField(
        "synlighed sat af", max_length=10, choices=Actor, default=Actor.MACHINE
    )
    public_from = models.DateTimeField("offentlig fra", null=True, blank=True)
    public_until = models.DateTimeField("offentlig til", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(visibility__in=[*Visibility.values]), name="%(app_label)s_%(class)s_visibility"
            ),
            models.CheckConstraint(
                condition=Q(public_from=None) | Q(public_until=None) | Q(public_from__lt=F("public_until")),
                name="%(app_label)s_%(class)s_public_times",
            ),
        ]
        indexes = [  # few rows have times; an index asks which passed one
            models.Index(
                fields=["public_from"], name="%(class)s_public_from", condition=Q(public_from__isnull=False)
            ),
            models.Index(
                fields=["public_until"],
                name="%(class)s_public_until",
                condition=Q(public_until__isnull=False),
            ),
        ]

    def is_visible(self) -> bool:
        """The same rule as visible(), for one row already fetched."""
        moment = now()
        return (
            self.visibility == Visibility.PUBLIC
            and (self.public_from is None or self.public_from <= moment)
            and (self.public_until is None or self.public_until > moment)
        )

    def opens(self, moment: datetime) -> datetime | None:
        """When it comes before readers, at this moment at the earliest; None where it never does as it is."""
        opens = max(moment, self.public_from) if self.public_from else moment
        over = self.public_until is not None and self.public_until <= opens
        return None if over or self.visibility != Visibility.PUBLIC else opens
