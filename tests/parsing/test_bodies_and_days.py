"""Bodies and days that head decisions item after item, and meetings announced by a list of titles."""

from archive.parsing import Minutes, parse


def _parse(text: str) -> Minutes:
    return parse(text.encode())


def _decided(title: str, ending: str) -> str:
    return f"{title}\nSagsnr. 24/1001\n\nSagsfremstilling\nDet er noteret.\n\nBeslutning\n{ending}\n\n"


def _decisions(minutes: Minutes) -> list[list[tuple[str | None, str | None]]]:
    return [
        [(part.body, part.date) for part in item.sections if part.kind == "decision"]
        for item in minutes.items
    ]


def test_a_council_and_its_day_below_each_beslutning() -> None:
    for mark in (" ", ", "):
        committee, council = f"Havneudvalget{mark}20-02-2024", f"Byrådet{mark}04-03-2024"
        both = f"{committee}\nAnbefales.\n\n{council}\n"
        minutes = _parse(
            f"Referat Byrådet{mark}04-03-2024\n\n"
            + _decided("1. Molen", both + "Godkendt.")
            + _decided("2. Kajen", f"{council}\nGodkendt.")
            + _decided("3. Slæbestedet", both + "Udsat.")
        )
        assert (minutes.committee, minutes.date) == ("Byrådet", "2024-03-04")
        two = [("Havneudvalget", "2024-02-20"), ("Byrådet", "2024-03-04")]
        assert _decisions(minutes) == [two, two[1:], two]
        assert [item.outcome for item in minutes.items] == ["approved", "approved", "deferred"]


def test_a_day_with_stops_behind_its_body() -> None:
    text = "Referat Byrådet 4. marts 2024\n\n" + _decided(
        "1. Molen", "Havneudvalget 20.02.2024\n\nAnbefales.\n\nByrådet 04.03.2024\n\nGodkendt."
    )
    assert _decisions(_parse(text)) == [[("Havneudvalget", "2024-02-20"), ("Byrådet", "2024-03-04")]]


def test_number_and_case_on_one_line_above_the_title() -> None:
    item = (
        "Punkt: {} Acadre sagsnr.: 24/2001{} Journalnr.: 01.02.05P16\n\nSagsforløb: HU-BY - Åben sag\n\n"
        "Mødedato: 04.03.2024\n\nSagsansvarlig enhed: Havn\n\nSagsbehandler: Bo Lund\n\n{}\n\nForslag\n\n"
        "Administrationen foreslår Havneudvalget at indstille til Byrådet\n\n"
        "1. at den males\n\n2. at den måles\n\n"
        "Beslutninger\n\nByrådet 04.03.2024\n\nGodkendt.\n\n"
    )
    minutes = _parse(
        "Referat\nByrådet\n4. marts 2024\n\n" + item.format(1, 1, "Molen") + item.format(2, 2, "Kajen")
    )
    assert [(one.number, one.title, one.case_number) for one in minutes.items] == [
        ("1", "Molen", "24/20011"),
        ("2", "Kajen", "24/20012"),
    ]
    asked = minutes.items[0].recommendation
    assert asked is not None and asked.clauses == ("at den males", "at den måles")


def test_a_meeting_announced_by_titles() -> None:
    minutes = _parse(
        "Møde i byrådet den 4. marts\n\n"
        "Det meddeles, at der afholdes ordinært byrådsmøde i Hallen, Havnegade 1, "
        "mandag den 4. marts 2024 kl. 17:30 med følgende dagsorden.\n\n"
        "Åbent møde\n\n • Godkendelse af dagsorden\n • Molen\n\nLukket møde\n\n"
        " • Salg af en kutter\n\nDagsordenen ligger på rådhuset.\n"
    )
    assert [(item.title, item.closed) for item in minutes.items] == [
        ("Godkendelse af dagsorden", False),
        ("Molen", False),
        ("Salg af en kutter", True),
    ]
    assert (minutes.committee, minutes.date, minutes.start, minutes.place) == (
        "Byrådet",
        "2024-03-04",
        "17:30",
        "Hallen",
    )
    assert minutes.kind == "agenda" and not minutes.unplaced


def test_a_dash_is_no_attachment() -> None:
    text = "Referat Byrådet 4. marts 2024\n\n1. Molen\n\nBilag\n-\n\nBeslutning\nGodkendt.\n"
    assert _parse(text).items[0].attachments == ()


def test_a_day_below_the_absents_label_is_nobody() -> None:
    text = "Referat\nByrådet\nAfbud fra:\nMandag den 4. marts 2024\n\n1. Molen\n\nBeslutning\nGodkendt.\n"
    minutes = _parse(text)
    assert (minutes.date, minutes.absent) == ("2024-03-04", ())
