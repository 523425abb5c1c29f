"""pdfium's functions that are called for every word and stroke, bound so that a call costs least.

pypdfium2's own bindings check each argument's type and let other threads run during each call. Here arguments
go as they are, which takes half the time: whole numbers as C's int, handles and places to write to by
reference; and a call of less than a microsecond keeps the interpreter.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


class Part(ctypes.c_void_p):
    """Something drawn on a page; ctypes makes numbers of bare addresses, and back again at each call."""


def _bound(function: Any, result: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, _ADDRESS).value
    assert address  # noqa: S101 (a function of a loaded library)
    return ctypes.PYFUNCTYPE(result)(address)


def reference(handle: Any) -> Any:
    """One of pypdfium2's handles as an argument."""
    return ctypes.byref(handle.contents)


get_text = _bound(raw.FPDFText_GetText, _INT)
unicode_of = _bound(raw.FPDFText_GetUnicode, ctypes.c_uint)
char_origin = _bound(raw.FPDFText_GetCharOrigin, _INT)
loose_char_box = _bound(raw.FPDFText_GetLooseCharBox, _INT)
is_generated = _bound(raw.FPDFText_IsGenerated, _INT)
text_object = _bound(raw.FPDFText_GetTextObject, _ADDRESS)
text_font = _bound(raw.FPDFTextObj_GetFont, _ADDRESS)
page_object = _bound(raw.FPDFPage_GetObject, Part)
object_type = _bound(raw.FPDFPageObj_GetType, _INT)
object_bounds = _bound(raw.FPDFPageObj_GetBounds, _INT)
