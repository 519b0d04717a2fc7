from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.network.typed_number import Bounds
from explorer.ui.kit.fields import ChoiceField, DecimalField, NumberField, SwitchField

TITLE = Message("Test", "some number")
SHARE = Bounds(0, 1, excludes_least=True, excludes_most=True)


def requests(field: QWidget) -> list[tuple[str, object]]:
    """Return a list that fills with what a field requests."""
    made: list[tuple[str, object]] = []
    field.requested.connect(lambda name, value: made.append((name, value)))
    return made


def test_that_a_field_is_named_after_its_title(qtbot: QtBot) -> None:
    field = SwitchField("measure", TITLE, "A tip.")
    qtbot.addWidget(field)
    assert (field.text(), field.accessibleName()) == ("Some number", "Some number")
    assert (field.objectName(), field.toolTip()) == ("design.measure", "A tip.")
    made = requests(field)
    field.show_value(True)
    assert field.isChecked()
    field.click()
    assert made == [("measure", False)]


def test_that_a_choice_requests_its_value_and_adds_its_tip(qtbot: QtBot) -> None:
    field = ChoiceField("x", TITLE, "A tip.", {1: "one", 3: "three"}, {3: "Of three."})
    qtbot.addWidget(field)
    made = requests(field)
    field.activated.emit(1)
    assert made == [("x", 3)]
    field.show_value(3)
    assert field.currentText() == "three"
    assert field.toolTip() == "A tip.\n\nOf three."
    assert field.itemData(1, Qt.ItemDataRole.ToolTipRole) == "Of three."


@pytest.mark.parametrize(
    ("texts", "least", "shown", "requested"),
    [
        ({}, 2, "2", 2),
        ({"least_text": "few"}, 2, "few", 2),
        ({"none_text": "as it is"}, 1, "as it is", None),
    ],
)
def test_that_the_least_number_can_have_a_text_or_stand_for_none(
    qtbot: QtBot, texts: dict[str, str], least: int, shown: str, requested: int | None
) -> None:
    field = NumberField("n", TITLE, "A tip.", Bounds(2, 9), **texts)
    qtbot.addWidget(field)
    field.show_value(7)
    made = requests(field)
    assert (field.minimum(), field.maximum()) == (least, 9)
    field.setValue(least)
    assert field.text() == shown
    assert made == [("n", requested)]
    field.show_value(None)
    assert field.value() == least
    assert len(made) == 1  # what is shown is not requested


def test_that_a_decimal_is_written_without_trailing_zeros(qtbot: QtBot) -> None:
    field = DecimalField("x", TITLE, "A tip.", SHARE, least_step=0.01)
    qtbot.addWidget(field)
    for value, text in ((0.5, "0.5"), (0.00002, "0.00002"), (2.5e-12, "2.5e-12"), (5, "5")):
        field.show_value(value)
        assert field.text() == text
        assert field.value() == value
