"""How a control shows that a value is refused: a mark, and the reason in a label below it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QWidget

from explorer.ui.kit.number_box import mark_refused


@runtime_checkable
class Typed(Protocol):
    """A control that is typed into, and keeps a text that is refused until it is mended."""

    refusal: str
    refused: SignalInstance

    def refuse(self, sentence: str) -> None:
        """Keep the text, and say why it is not taken."""

    def revert(self) -> None:
        """Show the value that holds in place of what was typed."""


class RefusalLabel(QLabel):
    """Why values of some controls are refused, a line for each; hidden while none is."""

    def __init__(self, name: str, boxes: Iterable[Typed] = ()) -> None:
        """Follow these boxes, which know themselves what they refuse."""
        super().__init__()
        self.setObjectName(f"label.refusal.{name}")
        self.setProperty("role", "refusal")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()
        self._boxes = list(boxes)
        self._marked: object = None
        self._sentence = ""
        for box in self._boxes:
            box.refused.connect(self._update)

    def set_error(self, sentence: str, control: object = None) -> None:
        """Say why a value is refused, and mark the control in which it was chosen or typed."""
        self.clear_error()
        self._marked, self._sentence = control, sentence
        if isinstance(control, Typed):
            control.refuse(sentence)
        elif isinstance(control, QWidget):
            mark_refused(control, sentence)
        self._update()

    def clear_error(self) -> None:
        """Remove the last mark and reason; what a box itself refuses stays refused."""
        marked, self._marked = self._marked, None
        sentence, self._sentence = self._sentence, ""
        if isinstance(marked, Typed):
            if marked.refusal == sentence:  # and nothing else was typed since
                marked.revert()
        elif isinstance(marked, QWidget):
            mark_refused(marked, "")
        self._update()

    def _update(self) -> None:
        lines = [each.refusal for each in self._boxes]
        if not isinstance(self._marked, Typed):
            lines.append(self._sentence)
        text = "\n".join(dict.fromkeys(filter(None, lines)))
        self.setText(text)
        self.setVisible(bool(text))
