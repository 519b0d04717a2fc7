"""Asks before a window closes, if unsaved work would be lost: only where it cannot be kept."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from explorer.messages import printable, translate
from explorer.ui.shell.main_window import MainWindow


def may_close(window: MainWindow, reason: object) -> bool:
    """Return whether a window may close whose design could not be kept for the next start.

    Args:
        window: The window.
        reason: What kept it from that.
    """
    if not window.document.is_modified:
        return True
    button = QMessageBox.StandardButton
    box = QMessageBox(window)
    box.setObjectName("dialog.may_close")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("MayClose", "Close the window"))
    box.setText(
        translate(
            "MayClose",
            "Save the design to a file? It cannot be kept for the next start ({reason}).",
        ).format(reason=printable(str(reason)))
    )
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    answer = box.exec()
    if answer == button.Save:
        window.files.save()
        return not window.document.is_modified
    return answer == button.Discard
