"""Writes a recorded run for the window, in a form that browsers and other programs read."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtWidgets import QWidget

from explorer.errors import UserError
from explorer.messages import printable, translate
from explorer.runs.exports.blocks import RunExport
from explorer.ui.export.background_writer import BackgroundWriter, Writing
from explorer.ui.kit.save_dialog import choose_file_to_save
from explorer.ui.state.recent_files import RecentFiles

_SHOW_AFTER_MS = 500
_FORMS = {".html": "html", ".htm": "html", ".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet"}


class RunWriter(BackgroundWriter):
    """The ending of the file that a person names says which form it is."""

    def __init__(self, export: RunExport | None, recent: RecentFiles, parent: QWidget) -> None:
        """Without a function nothing is written, and `is_able` is false."""
        super().__init__("dialog.run_export", parent)
        self._export = export
        self._recent = recent
        self._window = parent

    @property
    def is_able(self) -> bool:
        """Whether there is anything that writes runs."""
        return self._export is not None

    def ask(self, source: Path) -> None:
        """Let a person choose the file to write a recorded run to, and write it."""
        kinds = (
            translate("RunWriter", "Web page (*.html)"),
            translate("RunWriter", "Table, a row for each number (*.csv)"),
            translate("RunWriter", "JSON lines (*.jsonl)"),
            "Parquet (*.parquet)",
        )
        title, name = translate("RunWriter", "Export the run"), f"{source.stem}.html"
        path = choose_file_to_save(self._window, title, name, ";;".join(kinds), self._recent.folder)
        if path is not None:
            self._recent.visit(path)
            self.start(source, path)

    def start(self, source: Path, path: Path) -> None:
        """Write a recorded run to a file; `status_message` or `failed` follows."""
        name, form = printable(path.name), _FORMS.get(path.suffix.lower())
        if form is None:
            sentence = UserError(
                "RunWriter", "{name} is of no form that a run is written in; end it with {endings}"
            )
            self.failed.emit(sentence.format(name=name, endings=", ".join(_FORMS)))
            return
        progress = _Progress()
        self.write(
            Writing(
                name=name,
                title=translate("RunWriter", "Export the run"),
                text=translate("RunWriter", "Writing {name}").format(name=name),
                work=lambda stop: self._written(source, path, form, progress, stop),
                share=lambda: progress.share,
                saved=translate("RunWriter", "{name} saved").format(name=name),
                show_after_ms=_SHOW_AFTER_MS,
            )
        )

    def _written(
        self, source: Path, path: Path, form: str, progress: _Progress, stop: threading.Event
    ) -> bool:
        def on_steps(done: int, total: int) -> None:
            if stop.is_set():
                raise _Cancelled
            progress.share = done / max(1, total)

        assert self._export is not None  # noqa: S101
        try:
            self._export(source, path, form, on_steps)
        except _Cancelled:
            return False
        return True


class _Progress:
    """How much of a file is written, 0 to 1."""

    share = 0.0


class _Cancelled(Exception):
    """A person wants no more of it."""
