"""What a citizen writes to the archive: guarded against floods, screened, and laid before a clerk."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from archive.ingest import clarifications, privacy
from archive.ingest.refusals import Refused
from archive.models import Clarification, Item, Municipality, Sender

HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
OF_ONE, OF_ALL = 5, 200  # messages an hour
WHAT = {"missing": "Mangler der noget", "removal": "Anmodning om fjernelse"}
SEVERITY = {"missing": Clarification.Severity.WARNING, "removal": Clarification.Severity.ERROR}


def receive(
    code: str,
    words: str,
    *,
    sender: str,
    page: str = "",
    reply_to: str = "",
    item: Item | None = None,
    municipality: Municipality | None = None,
) -> bool:
    """List a message for the clerk; the same one again is not listed twice. Returns whether it is new.

    code: "missing" or "removal". sender: the address it came from, of which only a daily mark is kept.
    Personal numbers are taken out before anything is stored. Raises Refused where too many come.
    """
    with transaction.atomic():
        _count(sender, timezone.now())
        row = clarifications.make(
            Clarification.Kind.CITIZEN,
            code,
            f"{WHAT[code]}: {words.strip()}",
            words.strip(),
            severity=SEVERITY[code],
            municipality=municipality,
            meeting=item.meeting if item else None,
            item=item,
            page=privacy.masked(page)[:500],
            reply_to=reply_to,
        )
        return bool(clarifications.raise_new([row]))


def _count(sender: str, now: datetime.datetime) -> None:
    """Refuse more than so many an hour, of one sender and of all."""
    Sender.objects.filter(at__lt=now - DAY).delete()
    lately = Sender.objects.filter(at__gt=now - HOUR)
    mark = _mark(sender, now)
    if lately.filter(mark=mark).count() >= OF_ONE:
        raise Refused("flood", "Der er kommet mange beskeder herfra. Vent en time, og send den igen.")
    if lately.count() >= OF_ALL:
        raise Refused(
            "flood", "Arkivet får usædvanlig mange beskeder lige nu. Vent en time, og send den igen."
        )
    Sender.objects.create(mark=mark, at=now)


def _mark(sender: str, now: datetime.datetime) -> str:
    """Tells one sender from another for a day; from the mark alone nobody can tell the address."""
    return salted_hmac("archive.ingest.citizens", f"{now:%Y-%m-%d} {sender}", algorithm="sha256").hexdigest()
