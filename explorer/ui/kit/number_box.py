"""A box for one number, which is typed as people write it, or counted with the arrow keys.

Qt's own spin boxes read by the locale and drop the keys that they do not know: "1e-3" becomes 13.
"""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QWidget
from typing_extensions import override

from explorer.errors import UserError
from explorer.messages import translate
from explorer.network.typed_number import Bounds, plain_number, read_decimal, read_whole
from explorer.ui.kit.keyboard import NumberLine

_NUMBER_PX = 64
"""Least width of a number: the longest one possible must not set the width of the panel."""


class NumberBox(QAbstractSpinBox):
    """Holds a value; what is typed becomes the value once Enter is pressed or the box is left.

    What cannot be read as a number within the bounds is refused: the text stays, the value too,
    and `refusal` says why until another text is taken or Escape brings the value back.
    """

    entered = Signal()
    """A person has set another value."""

    refused = Signal()
    """`refusal` has changed."""

    _ENTER: ClassVar = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def __init__(self, bounds: Bounds, least_step: float = 1) -> None:
        """Let the arrow keys change the number by `least_step` at least, as they do from 0."""
        super().__init__()
        self._bounds = bounds
        self._least_step = Decimal(repr(least_step))
        self._value: float = bounds.least
        self._shown = ""
        self._entered = ""
        self.refusal = ""
        """Why what stands in the box is not taken, as a sentence; "" if it is."""
        self.setLineEdit(NumberLine())
        self.setKeyboardTracking(False)
        self.setMinimumWidth(_NUMBER_PX)
        self.editingFinished.connect(self.commit)

    def text_of(self, value: float) -> str:
        """Return how a value is shown."""
        return plain_number(value)

    def read(self, text: str) -> float:
        """Return the value that a text stands for; UserError if there is none."""
        return read_decimal(text, self._bounds)

    def stepped(self, value: float, direction: int) -> float:
        """Return the next value upwards (1) or downwards (-1), be it allowed or not."""
        number = Decimal(repr(value))
        power = number.adjusted() - 1 if number else 0
        if number.normalize().as_tuple().digits == (1,) and number * direction < 0:
            power -= 1  # from 0.01 down to 0.0099, and back
        least = self._least_step
        step = max(Decimal(1).scaleb(power), least) if number else least
        return float(number + direction * step)

    def minimum(self) -> float:
        """Return the lower bound."""
        return self._bounds.least

    def maximum(self) -> float:
        """Return the upper bound."""
        return self._bounds.most

    def setValue(self, value: float) -> None:  # noqa: N802 - as Qt's spin boxes
        """Enter a value, as a person does; one that is out of bounds becomes the nearest."""
        self._enter(min(max(value, self.minimum()), self.maximum()))

    def hold(self, value: float) -> None:
        """Show a value that holds; what is typed in the meantime stays as long as it is the same.

        Args:
            value: The value to show, in bounds or not.
        """
        if value == self._value and self.is_edited:
            return
        self._value = value
        self.revert()

    @property
    def is_edited(self) -> bool:
        """Whether the text is another than that of the value: unfinished, or refused."""
        return self.text() != self._shown

    def commit(self) -> None:
        """Take what was typed, or say why not."""
        text = self.text()
        if not self.is_edited:
            self._set_refusal("")
        elif not self.refusal or text != self._entered:
            self._entered = text
            try:
                value = self.read(text)
            except UserError as error:
                sentence = translate("NumberBox", "{title} {reason}; it is still {value}")
                self.refuse(
                    sentence.format(title=self.accessibleName(), reason=error, value=self._shown)
                )
            else:
                self._enter(value)

    def refuse(self, sentence: str) -> None:
        """Show the last text entered again, and why it is not taken."""
        self.lineEdit().setText(self._entered)
        self.lineEdit().setModified(True)  # it is still to be mended, spaces and all
        self._set_refusal(sentence)

    def revert(self) -> None:
        """Show the value that holds in place of what was typed."""
        self._shown = self.text_of(self._value)
        self.lineEdit().setText(self._shown)
        self._set_refusal("")

    @override
    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let any text be typed: only a whole one can be judged."""
        return QValidator.State.Acceptable, text, position

    @override
    def stepBy(self, steps: int) -> None:
        value = self._value
        if self.is_edited:
            with suppress(UserError):  # what cannot be read is no place to count from
                value = self.read(self.text())
        direction = 1 if steps > 0 else -1
        for _ in range(abs(steps)):
            value = self._bounded(self.stepped(value, direction), value)
        self._enter(value)
        self.selectAll()

    @override
    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flag = QAbstractSpinBox.StepEnabledFlag
        flags = flag.StepNone
        if self._value < self.maximum():
            flags |= flag.StepUpEnabled
        if self._value > self.minimum():
            flags |= flag.StepDownEnabled
        return flags

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings the value back; a text that Enter cannot take is selected."""
        if event.key() == Qt.Key.Key_Escape and self.is_edited:
            self.revert()
            self.clearFocus()
            return
        if event.key() in self._ENTER:
            self.commit()
            if self.refusal:
                self.selectAll()
                return
        super().keyPressEvent(event)

    def _bounded(self, value: float, otherwise: float) -> float:
        """Return the value within the bounds; `otherwise` where a bound itself is not allowed."""
        least, most, excludes_least, excludes_most = self._bounds
        if (excludes_least and value <= least) or (excludes_most and value >= most):
            return otherwise
        return min(max(value, self.minimum()), self.maximum())

    def _enter(self, value: float) -> None:
        is_new = value != self._value
        self._value = value
        self.revert()
        self._entered = self._shown
        if is_new:
            self.entered.emit()

    def _set_refusal(self, sentence: str) -> None:
        if sentence != self.refusal:
            self.refusal = sentence
            mark_refused(self, sentence)
            self.refused.emit()


class WholeNumberBox(NumberBox):
    """A whole number. A text may stand in the place of the least value, or one step below it."""

    def __init__(
        self, bounds: Bounds, *, suffix: str = "", least_text: str = "", none_text: str = ""
    ) -> None:
        """Let `none_text` stand for no number at all, one step below the least."""
        self._suffix = suffix
        self._has_none = bool(none_text)
        super().__init__(bounds)
        self.setSpecialValueText(none_text or least_text)

    def suffix(self) -> str:
        """Return the unit behind the number."""
        return self._suffix

    @override
    def minimum(self) -> int:
        return int(self._bounds.least) - self._has_none

    @override
    def maximum(self) -> int:
        return int(self._bounds.most)

    @override
    def text_of(self, value: float) -> str:
        is_special = value == self.minimum() and self.specialValueText()
        return self.specialValueText() if is_special else f"{value:.0f}{self._suffix}"

    @override
    def read(self, text: str) -> int:
        """Read a number among the words that the box itself shows."""
        special = self.specialValueText()
        if special and text.strip().casefold() == special.casefold():
            return self.minimum()
        digits = text.strip().removesuffix(self._suffix.strip()).removeprefix(special)
        return read_whole(digits, self._bounds)

    @override
    def stepped(self, value: float, direction: int) -> float:
        return value + direction


def mark_refused(widget: QWidget, sentence: str) -> None:
    """Colour a control whose value is refused, and say why to screen readers; "" ends both."""
    widget.setProperty("refused", bool(sentence))
    widget.setAccessibleDescription(sentence)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
