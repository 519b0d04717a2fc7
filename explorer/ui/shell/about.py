"""Says which versions of what a person runs, and under which licences."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from explorer import __version__
from explorer.messages import translate


def about_box(parent: QWidget) -> QMessageBox:
    """Return a box, not yet open, that does not keep anyone from working on."""
    box = QMessageBox(parent)
    box.setObjectName("window.about")
    box.setWindowTitle(translate("About", "About ResNet Explorer"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("About", "ResNet Explorer {version}").format(version=__version__))
    box.setInformativeText("\n\n".join([versions_text(), licences_text()]))
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    box.setModal(False)
    return box


def versions_text() -> str:
    """Return the versions of what the program stands on, a line each, as a report needs them."""
    # By the packages' metadata: an import of torch would stop the window for seconds.
    found = {
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "PySide": _version("PySide6-Essentials"),
        "PyQtGraph": _version("pyqtgraph"),
        "NumPy": _version("numpy"),
        "PyTorch": _version("torch"),
        "torchvision": _version("torchvision"),
    }
    line = translate("About", "{name} {version}")
    return "\n".join(line.format(name=name, version=number) for name, number in found.items())


def licences_text() -> str:
    """Return the licence of the program and of what it brings along."""
    return translate(
        "About",
        "ResNet Explorer is free software under the MIT licence. Qt and PySide are used under the "
        "LGPL 3. The digits are from the UCI Machine Learning Repository, CC BY 4.0.",
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return translate("About", "is not installed")
