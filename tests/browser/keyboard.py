"""A keyboard's steps through a page: where the focus is, and that it is seen."""

from typing import Any

FOCUSED = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return {tag: e.tagName, id: e.id, name: e.className, text: e.textContent.trim(), top: box.top,
    inHit: !!e.closest('.hits h2'),
    seen: box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.left >= 0,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2};
}"""


def until(page: Any, script: str) -> None:
    """Wait, at most two seconds, for something to become true (the policy forbids wait_for_function)."""
    for _ in range(100):
        if page.evaluate(script):
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"never true: {script}")


def tab(page: Any) -> dict[str, Any]:
    """One step on; where the focus then is, which must be seen and ringed."""
    page.keyboard.press("Tab")
    until(page, f"({FOCUSED})().seen")
    focused: dict[str, Any] = page.evaluate(FOCUSED)
    assert focused["ring"] or focused["name"] == "skip", f"no ring around {focused}"
    return focused


def tab_to(page: Any, found: str, most: int = 120) -> dict[str, Any]:
    """Step on until the focus is on something whose words or id begin so; what that is."""
    for _ in range(most):
        focused = tab(page)
        if str(focused["text"]).startswith(found) or focused["id"] == found:
            return focused
    raise AssertionError(f"{found} is not reached in {most} steps")
