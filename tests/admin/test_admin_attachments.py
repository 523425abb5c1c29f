"""A kept file that waits for a clerk can be looked at, published and settled on the desk."""

from desk_minutes import MINUTES
from django.test import Client
from django.urls import reverse

from archive import ingest
from archive.ingest import attached
from archive.models import Attachment, Clarification, Municipality, Visibility

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64


def held_picture(municipality: Municipality) -> Attachment:
    """Minutes with a picture beside them: no machine can read it, so it waits."""
    file = attached.File("Tegning af molen.png", PICTURE, unread="Filen er et billede.")
    ingest.ingest_document(MINUTES.encode(), "a.txt", municipality=municipality, files=[file])
    found = Attachment.objects.get(file__isnull=False)
    assert found.visibility == Visibility.HELD
    return found


def test_a_held_file_is_fetched_and_published_from_its_matter(
    desk: Client, municipality: Municipality
) -> None:
    attachment = held_picture(municipality)
    (matter,) = Clarification.objects.open().filter(attachment=attachment)
    decide = reverse("admin:archive_attachment_visibility", args=[attachment.pk])
    page = desk.get(reverse("admin:archive_clarification_change", args=[matter.pk]))
    assert decide in page.content.decode()
    fetched = desk.get(reverse("admin:archive_attachment_download", args=[attachment.pk]))
    assert b"".join(fetched.streaming_content) == PICTURE  # type: ignore[attr-defined]
    done = desk.post(decide, {"verb": "release", "reason": "Set efter: et kort."})
    assert done.status_code == 302, done.content.decode()
    attachment.refresh_from_db()
    matter.refresh_from_db()
    assert (attachment.visibility, matter.settled_at is not None) == (Visibility.PUBLIC, True)


def test_who_may_only_look_cannot_decide(onlooker: Client, municipality: Municipality) -> None:
    attachment = held_picture(municipality)
    decide = reverse("admin:archive_attachment_visibility", args=[attachment.pk])
    assert onlooker.post(decide, {"verb": "release", "reason": "Nu."}).status_code == 403
    attachment.refresh_from_db()
    assert attachment.visibility == Visibility.HELD


def test_an_attachment_without_a_file_says_so(desk: Client, municipality: Municipality) -> None:
    ingest.ingest_document(MINUTES.encode(), "a.txt", municipality=municipality)
    attachment = Attachment.objects.get()
    page = desk.get(reverse("admin:archive_attachment_change", args=[attachment.pk]))
    assert "Filen er ikke i arkivet" in page.content.decode()
    assert desk.get(reverse("admin:archive_attachment_download", args=[attachment.pk])).status_code == 404
