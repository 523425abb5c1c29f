"""The fields of an item on a line that lost its breaks: labels, marks and case numbers."""

from __future__ import annotations

import re

_MARK = r"(?:Åben|ÅBEN|Lukket|LUKKET) (?:sag|SAG)\b"
_INITIALS = (
    r"(?:[A-ZÆØÅ]{5,8} / \d\d/\d{3,6}(?= [A-ZÆØÅ])"
    r"|\d\d\.\d\d\.\d\d[.-]?[A-ZÆØÅ]\d\d \d\d/\d{1,6}(?= (?:Åben|Lukket) sag))"
)
"""What stands before the case's number: its officer's letters, "DIABCD / 08/1234", or its topic."""
_CASE = r"(?<=\w )\d\d/\d{3,6}(?= (?:Beslutning|(?:Sagsfremstilling|Indstilling|Resum[eé])\s?:))"
FIELD = re.compile(
    r"(?<!\w)(?:(?:Sagsnr|Sags nr|SAGSNR|Sagsid|Sags id|J\.\s?nr|J\.NR|Journalnr|Dok\.\s?nr)\.?\s?:"
    rf"|{_MARK}|Dato:(?= \d)|Sagsnr\.(?= \d)"
    r"|Sagsnr Dok\.nr Sagsbeh\.|(?<=[a-zæøå] )(?:ÅBENT|LUKKET)(?= FORVENTET SAGSGANG)"
    rf"|{_CASE}|(?<=\w ){_INITIALS}"
    r"|Initialer:|Sagsbehandler:|(?:Sagsbeh|SAGSBEH)\.?:|Sagen afgøres i:|Område:|Besl\. komp:)"
)
ITEM_FIELD = re.compile(
    rf"(?<!\w)(?:(?:Sagsnr|Sagsid|J\.\s?nr|Dok\.\s?nr)\.?\s?:|{_MARK}(?!:)|Sagsnr Dok\.nr|Sagsnr\.(?= \d))"
    rf"|{_CASE}|(?<=\w ){_INITIALS}"
)
