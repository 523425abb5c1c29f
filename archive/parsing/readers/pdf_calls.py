"""pdfium's functions that are called for every word and stroke, bound so that a call costs least.

pypdfium2's own bindings check each argument's type and let other threads run during each call; here handles
and places to write to are plain addresses, and a call of less than a microsecond keeps the interpreter.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


def _bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, _ADDRESS).value
    assert address  # noqa: S101 (a function of a loaded library)
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address(handle: Any) -> int:
    """The address behind one of pypdfium2's handles."""
    return ctypes.addressof(handle.contents)


char_origin = _bound(raw.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
loose_char_box = _bound(raw.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
is_generated = _bound(raw.FPDFText_IsGenerated, _INT, _ADDRESS, _INT)
text_object = _bound(raw.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
page_object = _bound(raw.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
object_type = _bound(raw.FPDFPageObj_GetType, _INT, _ADDRESS)
object_bounds = _bound(raw.FPDFPageObj_GetBounds, _INT, _ADDRESS, *[_ADDRESS] * 4)
