"""Draws a whole network off screen, without a window around it."""

from __future__ import annotations

from explorer.app import make_off_screen_application
from explorer.network.spec import NetworkSpec
from explorer.ui.export.pictures import picture
from explorer.ui.graph.network_picture import NetworkPicture
from explorer.ui.theme.palette import THEMES
from explorer.ui.theme.style import apply_style


def network_picture(network: NetworkSpec, form: str, theme: str = "light") -> bytes:
    """Return the content of a picture file; `form` is "svg", "png" or "pdf"."""
    colours = THEMES[theme]
    app = make_off_screen_application()
    apply_style(app, colours)
    drawn = NetworkPicture(network, colours)
    drawn.show()
    app.processEvents()
    content = picture(drawn, form, network.name)
    drawn.close()
    return content
