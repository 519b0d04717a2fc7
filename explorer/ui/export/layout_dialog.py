"""Asks for the theme and the width of a picture, for a paper or a slide."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from explorer.messages import translate
from explorer.ui.export.picture_layout import PictureLayout, Unit

_WIDTHS: dict[Unit, tuple[int, int, int]] = {"mm": (40, 170, 1_000), "px": (320, 1_920, 8_000)}
"""Least, usual and greatest width: 170 mm are a page of A4 between its margins."""


class LayoutDialog(QDialog):
    """Begins with what a paper needs: light, as wide as a page."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.picture")
        self.setWindowTitle(title)
        self.theme, self.width_box, self.unit = QComboBox(), QSpinBox(), QComboBox()
        for name, text in (
            ("light", translate("LayoutDialog", "Light, on white")),
            ("projector", translate("LayoutDialog", "Projector")),
            ("dark", translate("LayoutDialog", "Dark")),
            (None, translate("LayoutDialog", "As the window")),
        ):
            self.theme.addItem(text, name)
        for unit, text in (
            ("mm", translate("LayoutDialog", "mm, on paper")),
            ("px", translate("LayoutDialog", "pixels")),
        ):
            self.unit.addItem(text, unit)
        for part, name, text in (
            (self.theme, "theme", translate("LayoutDialog", "Theme of the picture")),
            (self.width_box, "width", translate("LayoutDialog", "Width of the picture")),
            (self.unit, "unit", translate("LayoutDialog", "Unit of the width")),
        ):
            part.setObjectName(f"dialog.picture.{name}")
            part.setAccessibleName(text)
            part.setToolTip(text)
        self._offer_widths()
        self.unit.currentIndexChanged.connect(self._offer_widths)
        self._lay_out()

    @property
    def chosen(self) -> PictureLayout:
        """What is chosen now."""
        unit = self.unit.currentData()
        return PictureLayout(self.theme.currentData(), self.width_box.value(), unit)

    def _offer_widths(self) -> None:
        least, usual, most = _WIDTHS[self.unit.currentData()]
        self.width_box.setRange(least, most)
        self.width_box.setValue(usual)

    def _lay_out(self) -> None:
        form, line = QFormLayout(self), QHBoxLayout()
        line.addWidget(self.width_box)
        line.addWidget(self.unit)
        form.addRow(translate("LayoutDialog", "Theme"), self.theme)
        form.addRow(translate("LayoutDialog", "Width"), line)
        note = QLabel(
            translate(
                "LayoutDialog",
                "SVG and PDF keep text and lines as vectors. In millimetres text has the size that "
                "it has on paper, and a PNG 300 pixels per inch.",
            )
        )
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        form.addRow(note)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)


def ask_for_layout(title: str, parent: QWidget) -> PictureLayout | None:
    """Return what a person has chosen; None if they have not."""
    dialog = LayoutDialog(title, parent)
    is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
    layout = dialog.chosen
    dialog.deleteLater()
    return layout if is_accepted else None
