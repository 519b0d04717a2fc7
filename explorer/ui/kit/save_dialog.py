"""Lets a person choose the file to save to."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from explorer.messages import printable, translate


def choose_file_to_save(
    parent: QWidget, title: str, name: str, kinds: str, folder: Path | None = None
) -> Path | None:
    """Return the chosen file, or None; a name without an ending gets that of the chosen kind.

    The dialog asks before a file is replaced, but knows only the name as it was typed: with the
    ending it may be that of another file.

    Args:
        parent: The dialog's parent.
        title: The dialog's title.
        name: The file that it suggests.
        kinds: What it offers, as "SVG (*.svg);;PNG (*.png)".
        folder: Where it begins; None is the working folder.
    """
    suggested = str(folder / name) if folder is not None else name
    chosen, kind = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix:
        return path
    ending = (kind or kinds).partition("*")[2].partition(")")[0]
    path = path.with_name(path.name + ending)
    is_there = os.path.exists(path)  # noqa: PTH110 - pathlib's raises
    return path if not is_there or _may_replace(parent, title, path) else None


def _may_replace(parent: QWidget, title: str, path: Path) -> bool:
    question = translate("SaveDialog", "{name} already exists. Replace it?").format(
        name=printable(path.name)
    )
    answer = QMessageBox.question(parent, title, question)
    return answer == QMessageBox.StandardButton.Yes
