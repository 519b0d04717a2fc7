"""How a person has arranged a window, to arrange another one in the same way."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSize

from explorer.ui.shell.main_window import MainWindow
from explorer.ui.shell.remembered_layout import splitters_of


@dataclass(frozen=True)
class WindowLayout:
    """What is not in the workspace, for it is about widgets.

    Attributes:
        geometry: Position of the window, or that it fills the screen.
        size: Its size; Qt restores none that is larger than the screen.
        was_maximized: Whether it was so before it filled the screen.
        docks: Place and size of every panel, and whether it is open.
        splitters: Sizes between the views, by the splitter's object name.
        depth_range: The first and the last position in sight on the depth axis.
        front_arm: The arm whose design is in front.
    """

    geometry: QByteArray
    size: QSize
    was_maximized: bool
    docks: QByteArray
    splitters: dict[str, QByteArray]
    depth_range: tuple[float, float]
    front_arm: str

    @classmethod
    def of(cls, window: MainWindow) -> WindowLayout:
        """Return the arrangement of a window, with all views in their places."""
        window.filled.leave()
        low, high = window.profile.plot.getViewBox().viewRange()[0]
        splitters = {each.objectName(): each.saveState() for each in splitters_of(window)}
        return cls(
            window.saveGeometry(),
            window.size(),
            window.was_maximized,
            window.saveState(),
            splitters,
            (low, high),
            window.design.front_arm(),
        )

    def apply(self, window: MainWindow) -> None:
        """Arrange a window, before it is shown, as this one was."""
        window.restoreGeometry(self.geometry)
        window.resize(self.size)
        window.restoreState(self.docks)
        for splitter in splitters_of(window):
            if splitter.objectName() in self.splitters:
                splitter.restoreState(self.splitters[splitter.objectName()])
        window.profile.plot.setXRange(*self.depth_range, padding=0)
        window.design.show_arm(self.front_arm)
        window.was_maximized = self.was_maximized
