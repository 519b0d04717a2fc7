"""Lets standard output and error say each text with the signs that their encoding has.

On Windows, and under a bare locale, that is not UTF-8: a `×` would end the program.
"""

from __future__ import annotations

import codecs
import io
import re
import sys
import unicodedata

_HANDLER = "explorer.look_alikes"

_LOOK_ALIKES = str.maketrans(
    {
        **dict.fromkeys("×✕", "x"),
        **dict.fromkeys("·•", "."),
        **dict.fromkeys("\u2010\u2011\u2013\u2014\u2212", "-"),
        **dict.fromkeys("“”„", '"'),
        **dict.fromkeys("\u2018\u2019", "'"),
        **dict.fromkeys("△▲", "^"),
        **dict.fromkeys("↓▼▾", "v"),
        **dict.fromkeys("█■●◆★⬟⬢", "#"),
        **dict.fromkeys("\u00a0\u2009\u202f", " "),
        "÷": "/",
        "…": "...",
        "→": "->",
        "←": "<-",
        "▸": ">",
        "◂": "<",
        "≈": "~",
        "≤": "<=",
        "≥": ">=",
        "√": "sqrt",
        "μ": "u",
        "µ": "u",
        **{chr(box): "+" for box in range(0x2500, 0x2580)},
        **dict.fromkeys("─━┄┅┈┉╌╍═╴╶╸╺╼╾", "-"),
        **dict.fromkeys("│┃┆┇┊┋╎╏║╵╷╹╻╽╿", "|"),
    }
)
_SUPERSCRIPTS = re.compile("[⁰¹²³⁴-⁹⁻]+")


def use_look_alikes() -> None:
    """From now on, what standard output or error cannot encode is said with similar signs."""
    codecs.register_error(_HANDLER, _replace)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a test or an embedder may have replaced it
            stream.reconfigure(errors=_HANDLER)


def look_alike(text: str) -> str:
    """Return a text in ASCII; what resembles no sign of ASCII stands as an escape."""
    text = _SUPERSCRIPTS.sub(lambda run: "^" + unicodedata.normalize("NFKC", run[0]), text)
    return text.translate(_LOOK_ALIKES).encode("ascii", "backslashreplace").decode()


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return look_alike(error.object[error.start : error.end]), error.end
