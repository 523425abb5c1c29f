"""A table of section text -> a real HTML table, in a region of its own that scrolls on a narrow screen."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from archive.parsing.blocks import Table, is_amount, is_total
from archive.web.inline import inline, joined

FEW, MANY = 3, 5  # columns: more than few do not fit a phone, more than many not a small screen
ROLL = '<p class="roll {}">Rul tabellen til siden: den har {} kolonner.</p>'


def table_html(table: Table, identity: str, named_by: str) -> SafeString:
    """The table with its caption and its notes.

    identity: its id on the page. named_by: ids of the words that name it where it has no caption of its own.
    """
    name = f"{identity}-navn" if table.caption else named_by
    label = format_html('aria-labelledby="{}"', name) if name else format_html('aria-label="{}"', "Tabel")
    notes = format_html_join("", '<p class="note">{}</p>', ((inline(note),) for note in table.notes))
    hint = (
        format_html(ROLL, "many" if table.width > MANY else "some", table.width) if table.width > FEW else ""
    )
    scroll = format_html(
        '<div class="scroll" role="region" tabindex="0" {}>{}</div>', label, _table(table, name, label)
    )
    return format_html('<div class="table" id="{}">{}{}{}</div>', identity, hint, scroll, notes)


def _table(table: Table, name: str, label: SafeString) -> SafeString:
    body = joined(_body_row(row, table.width) for row in table.rows[table.head :])
    head = format_html("<thead>{}</thead>", joined(_head_rows(table))) if table.head else ""
    if table.caption:
        caption = format_html('<caption id="{}"><span>{}</span></caption>', name, inline(table.caption))
        return format_html("<table>{}{}<tbody>{}</tbody></table>", caption, head, body)
    return format_html("<table {}>{}<tbody>{}</tbody></table>", label, head, body)


def _head_rows(table: Table) -> Iterable[SafeString]:
    """Head cells; a blank one right of a name belongs to that name where the row below fills it."""
    head = [[*row, *[""] * (table.width - len(row))] for row in table.rows[: table.head]]
    for number, row in enumerate(head):
        below = head[number + 1] if number + 1 < len(head) else [""] * table.width
        yield format_html("<tr>{}</tr>", joined(_head_cells(row, below)))


def _head_cells(row: list[str], below: list[str]) -> Iterable[SafeString]:
    column = 0
    while column < len(row):
        text = row[column].strip()
        span = 1
        while (
            text
            and column + span < len(row)
            and not row[column + span].strip()
            and below[column + span].strip()
        ):
            span += 1
        column += span
        if not text:
            yield format_html("<td>{}</td>", "")
        elif span > 1:
            yield format_html('<th scope="colgroup" colspan="{}">{}</th>', span, inline(text))
        else:
            yield format_html('<th scope="col">{}</th>', inline(text))


def _body_row(row: tuple[str, ...], width: int) -> SafeString:
    first, *rest = [cell.strip() for cell in (*row, *[""] * (width - len(row)))]
    cells = joined(
        format_html('<td class="n">{}</td>' if is_amount(cell) else "<td>{}</td>", inline(cell))
        for cell in rest
    )
    opening = '<tr class="total"><th scope="row">{}</th>{}</tr>' if is_total(row) else None
    return format_html(opening or '<tr><th scope="row">{}</th>{}</tr>', inline(first), cells)
