"""A clerk's work as a program: correct, hold, release and read, and tell at the end what was said last."""

import json
import os
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402  # Django is set up first
from django.test import Client  # noqa: E402  # Django is set up first

from archive import ingest  # noqa: E402  # Django is set up first
from archive.models import Item  # noqa: E402  # Django is set up first


def work(times: int) -> dict[int, str]:
    """Item id -> the officer the clerk wrote last."""
    rng, said = random.Random(5), {}  # noqa: S311  # the same work every time
    client = Client(SERVER_NAME="localhost")
    karen = User.objects.create(username="karen")
    for turn in range(times):
        item = rng.choice(list(Item.objects.with_place().order_by("pk")))
        officer = f"Karen {turn}"
        fields = {"officer": officer, "case_number": f"05.01.00-P20-{turn + 100}-25"}
        ingest.correct_many(item, fields, user=karen, reason="misread")
        said[item.pk] = officer
        other = rng.choice(list(Item.objects.order_by("pk")))
        if other.visibility == "public":
            ingest.hold(other, "Skal ses efter.", karen)
        else:
            ingest.release(other, karen)
        assert client.get(item.meeting.get_absolute_url()).status_code == 200
    return said


if sys.argv[1] == "work":
    print(json.dumps(work(int(sys.argv[2]))))
else:
    print(json.dumps(dict(Item.objects.values_list("pk", "officer"))))
