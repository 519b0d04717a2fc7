"""Numbers are typed key by key, under locales that write them otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from explorer.messages import Message
from explorer.network.typed_number import Bounds
from explorer.ui.kit.fields import DecimalField, NumberField
from explorer.ui.kit.refusal import RefusalLabel

TITLE = Message("Test", "some number")
RATE = Bounds(0, 100, excludes_least=True)
STILL = "it is still"


@pytest.fixture(params=["C", "de_DE", "fr_FR", "ar_EG"], autouse=True)
def _locale(request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


class Form(QWidget):
    """A decimal, a whole number with a unit, one with a word, and what they refuse."""

    def __init__(self) -> None:
        super().__init__()
        self.rate = DecimalField("rate", TITLE, "A tip.", RATE, least_step=1e-8)
        self.size = NumberField("size", TITLE, "A tip.", Bounds(2, 4096), suffix=" px")
        self.threads = NumberField("threads", TITLE, "", Bounds(0, 256), least_text="automatic")
        self.fields = (self.rate, self.size, self.threads)
        self.reason = RefusalLabel("form", self.fields)
        self.asked: list[tuple[str, object]] = []
        column = QVBoxLayout(self)
        for field, value in zip(self.fields, (0.1, 64, 0), strict=True):
            column.addWidget(field)
            field.show_value(value)
            field.requested.connect(self.on_requested)
        column.addWidget(self.reason)

    def on_requested(self, name: str, value: object) -> None:
        self.asked.append((name, value))


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    shown = Form()
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitActive(shown)
    return shown


def type_into(field: NumberField | DecimalField, text: str, *, enter: bool = True) -> None:
    """Replace what stands in a field, key by key; an input method brings what no key has."""
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        field.lineEdit().insert(text)
    if enter:
        QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("0.05", 0.05, "0.05"),
        ("0,05", 0.05, "0.05"),
        ("1e-3", 0.001, "0.001"),
        ("5e-4", 0.0005, "0.0005"),
        ("1e-12", 1e-12, "1e-12"),
        ("\uff10\uff0e\uff10\uff15", 0.05, "0.05"),
        ("2.50", 2.5, "2.5"),
    ],
)
def test_that_a_decimal_becomes_what_was_typed(
    form: Form, text: str, value: float, shown: str
) -> None:
    type_into(form.rate, text)
    assert form.asked == [("rate", value)]
    assert form.rate.text() == shown
    assert not form.rate.hasFocus()
    assert not form.reason.isVisible()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e3", 1000),
        ("65.0", 65),
        ("1,000", 1000),
        ("1 000", 1000),
        ("40 px", 40),
        ("40px", 40),
        ("40", 40),
    ],
)
def test_that_a_whole_number_becomes_what_was_typed(form: Form, text: str, value: int) -> None:
    type_into(form.size, text)
    assert form.asked == [("size", value)]
    assert form.size.text() == f"{value} px"


@pytest.mark.parametrize(
    ("text", "value"), [("automatic", 0), ("4", 4), ("automatic4", 4), ("0", 0), ("AUTOMATIC", 0)]
)
def test_that_the_word_of_a_number_can_be_typed_too(form: Form, text: str, value: int) -> None:
    form.threads.show_value(7)
    type_into(form.threads, text)
    assert form.asked == [("threads", value)]
    assert form.threads.text() == ("4" if value else "automatic")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12abc", "must be a number, got '12abc'"),
        ("", "must be a number, got ''"),
        ("nan", "must be a number, got 'nan'"),
        ("1.000.000", "must be a number, got '1.000.000'"),
        ("1,000", "can be read as two numbers, got '1,000'; write the decimal sign as a point"),
        ("1000", "must be more than 0 and at most 100, got '1000'"),
        ("0", "must be more than 0 and at most 100, got '0'"),
    ],
)
def test_that_what_is_refused_stays_with_its_reason_and_the_value_too(
    form: Form, text: str, reason: str
) -> None:
    type_into(form.rate, text)
    sentence = f"Some number {reason}; {STILL} 0.1"
    assert form.asked == []
    assert (form.rate.value(), form.rate.text()) == (0.1, text)
    assert (form.reason.text(), form.reason.isVisible()) == (sentence, True)
    described = QAccessible.queryAccessibleInterface(form.rate).text(QAccessible.Text.Description)
    assert described == sentence
    assert form.rate.property("refused") is True
    assert form.rate.hasFocus()  # to be mended
    form.size.setFocus()  # nor does leaving lose it
    form.rate.show_value(0.1)  # nor another edit, which leaves this value as it is
    assert (form.rate.text(), form.reason.text()) == (text, sentence)
    type_into(form.rate, "0.2")
    assert form.asked == [("rate", 0.2)]
    assert (form.rate.text(), form.rate.property("refused")) == ("0.2", False)
    assert not form.reason.isVisible()


def test_that_a_fraction_is_no_whole_number(form: Form) -> None:
    type_into(form.size, "64.5")
    assert form.reason.text() == (f"Some number must be a whole number, got '64.5'; {STILL} 64 px")
    assert (form.size.value(), form.asked) == (64, [])


def test_that_each_refused_field_has_its_line(form: Form) -> None:
    type_into(form.size, "x")
    type_into(form.rate, "y")
    first, second = form.reason.text().splitlines()
    assert "'y'" in first
    assert "'x'" in second
    type_into(form.rate, "1")
    assert form.reason.text() == second


def takes_escape(field: QWidget) -> bool:
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


@pytest.mark.parametrize("enter", [False, True])
def test_that_escape_brings_the_value_back_and_is_else_left_to_the_window(
    form: Form, enter: bool
) -> None:
    form.rate.setFocus()
    assert not takes_escape(form.rate)
    type_into(form.rate, "abc", enter=enter)
    assert takes_escape(form.rate)
    QTest.keyClick(form.rate, Qt.Key.Key_Escape)
    assert (form.rate.text(), form.reason.isVisible(), form.asked) == ("0.1", False, [])
    assert not form.rate.hasFocus()


def test_that_leaving_a_field_takes_what_was_typed_once(form: Form) -> None:
    type_into(form.rate, "1e-3", enter=False)
    assert form.asked == []
    form.size.setFocus()
    form.rate.setFocus()
    form.size.setFocus()
    assert form.asked == [("rate", 0.001)]


def test_that_another_value_takes_the_place_of_what_is_refused(form: Form) -> None:
    type_into(form.rate, "abc")
    form.rate.show_value(0.3)
    assert (form.rate.text(), form.reason.isVisible()) == ("0.3", False)


def test_that_the_value_typed_in_another_form_is_shown_in_the_one_form(form: Form) -> None:
    type_into(form.rate, "1e-1")
    assert (form.rate.text(), form.asked) == ("0.1", [])


@pytest.mark.parametrize(
    ("value", "key", "expected"),
    [
        (0.05, Qt.Key.Key_Up, 0.051),
        (0.05, Qt.Key.Key_Down, 0.049),
        (0.01, Qt.Key.Key_Down, 0.0099),
        (0.0099, Qt.Key.Key_Up, 0.01),
        (0.05, Qt.Key.Key_PageUp, 0.06),
        (99.5, Qt.Key.Key_Up, 100),
        (1e-8, Qt.Key.Key_Down, 1e-8),  # 0 is not allowed
    ],
)
def test_that_a_decimal_is_counted_by_a_step_that_fits(
    form: Form, value: float, key: Qt.Key, expected: float
) -> None:
    form.rate.show_value(value)
    QTest.keyClick(form.rate, key)
    assert form.rate.value() == expected
    assert form.asked == ([("rate", expected)] if expected != value else [])


def test_that_a_whole_number_is_counted_within_its_bounds(form: Form) -> None:
    for key, expected in (
        (Qt.Key.Key_Up, 65),
        (Qt.Key.Key_PageUp, 75),
        (Qt.Key.Key_Down, 74),
        (Qt.Key.Key_PageDown, 64),
    ):
        QTest.keyClick(form.size, key)
        assert form.size.value() == expected
    form.size.setValue(9999)
    assert (form.size.text(), form.size.value()) == ("4096 px", 4096)
    QTest.keyClick(form.threads, Qt.Key.Key_Down)
    assert form.threads.text() == "automatic"


def test_that_counting_begins_at_what_is_typed(form: Form) -> None:
    type_into(form.size, "100", enter=False)
    QTest.keyClick(form.size, Qt.Key.Key_Up)
    assert form.asked == [("size", 101)]
    type_into(form.size, "abc")
    QTest.keyClick(form.size, Qt.Key.Key_Up)
    assert (form.size.text(), form.reason.isVisible()) == ("102 px", False)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.floats(0, 100, exclude_min=True))
def test_that_what_a_field_shows_can_be_typed_back(form: Form, value: float) -> None:
    form.rate.show_value(value)
    shown = form.rate.text()
    form.rate.show_value(0.1)
    form.rate.lineEdit().setText(shown)
    form.rate.commit()
    assert (form.rate.value(), form.rate.text()) == (value, shown)


def takes_space(field: QWidget) -> bool:
    event = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " "
    )
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_that_space_is_typed_only_where_typing_has_begun(form: Form) -> None:
    form.size.setFocus()
    assert not takes_space(form.size)
    type_into(form.size, "1", enter=False)
    assert takes_space(form.size)
    type_into(form.size, "1 0x")  # refused: to be mended
    assert takes_space(form.size)
    QTest.keyClick(form.size, Qt.Key.Key_Escape)
    form.size.setFocus()
    assert not takes_space(form.size)


def test_that_a_double_click_selects_the_whole_number(form: Form) -> None:
    form.rate.show_value(0.05)
    line = form.rate.lineEdit()
    for place in (line.cursorRect().center(), line.rect().center()):
        QTest.mouseDClick(line, Qt.MouseButton.LeftButton, pos=place)
        assert line.selectedText() == "0.05"
    QTest.keyClicks(form.rate, "0.01")
    QTest.keyClick(form.rate, Qt.Key.Key_Return)
    assert form.asked == [("rate", 0.01)]
