"""Asks before a window closes, if unsaved work would be lost: only where it cannot be kept."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox

from explorer.errors import UserError
from explorer.messages import translate
from explorer.ui.shell.main_window import MainWindow


def may_close(window: MainWindow, error: UserError | None) -> bool:
    """Return whether a window may close whose design could not be kept for the next start.

    Args:
        window: The window.
        error: What kept it from that, if it is known; the disk may just be slow.
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
            "MayClose", "The design cannot be kept for the next start. Save it to a file of yours?"
        )
    )
    box.setInformativeText(str(error or ""))
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    answer = box.exec()
    if answer == button.Save:
        window.files.save()
        return not window.document.is_modified
    return answer == button.Discard
