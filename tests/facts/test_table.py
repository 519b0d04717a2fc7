from __future__ import annotations

from tests.facts.__main__ import PAGE, with_table


def test_that_the_page_has_a_place_for_the_table_and_nothing_else_changes() -> None:
    page = PAGE.read_text(encoding="utf-8")
    changed = with_table(page, "| new |\n")
    before, after = changed.split("| new |\n")
    assert page.startswith(before)
    assert page.endswith(after)
    assert "degradation" not in changed.split("<!-- facts -->")[1]
