"""The submenu of unsaved designs that no window works on any more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from explorer.messages import printable, translate
from explorer.ui.state.draft_folder import UnsavedDesign


class UnsavedMenu(QMenu):
    """Looks for them whenever it is opened: other windows add some and take some."""

    chosen = Signal(object)
    """The `UnsavedDesign` that a person wants to go on with."""

    def __init__(self, find: Callable[[], Sequence[UnsavedDesign]], parent: QWidget) -> None:
        super().__init__(translate("UnsavedMenu", "&Unsaved designs"), parent)
        self.setObjectName("menu.unsaved")
        self._find = find
        self._found: Sequence[UnsavedDesign] = ()
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._on_triggered)

    def _fill(self) -> None:
        self.clear()
        self._found = self._find()
        for number, unsaved in enumerate(self._found):
            action = self.addAction(_line(unsaved))
            action.setObjectName(f"action.unsaved.{number + 1}")
            action.setData(number)
        if not self._found:
            self.addAction(translate("UnsavedMenu", "None")).setEnabled(False)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(self._found[action.data()])


def _line(unsaved: UnsavedDesign) -> str:
    names = ", ".join(arm.network.name for arm in unsaved.draft.experiment.arms)
    moment = QDateTime.fromSecsSinceEpoch(int(unsaved.seconds))
    written = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
    line = translate("UnsavedMenu", "{networks}, {moment}")
    return line.format(networks=printable(names), moment=written).replace("&", "&&")
