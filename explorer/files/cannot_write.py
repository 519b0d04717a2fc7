"""What a person is told of a file that cannot be written: why, and what helps against that."""

from __future__ import annotations

import errno
from pathlib import Path

from explorer.errors import UserError

_FREE_SPACE = UserError(
    "Files",
    "{path} cannot be written: {reason}; free some space, or name a file on another disk",
)
_USE_LESS = UserError(
    "Files",
    "{path} cannot be written: {reason}; remove files of yours, or name a file on another disk",
)
_RAISE_LIMIT = UserError(
    "Files", "{path} cannot be written: {reason}; raise the limit, or name a file on another disk"
)
_ANOTHER_DISK = UserError(
    "Files", "{path} cannot be written: {reason}; name a file on another disk"
)
_OWN_FOLDER = UserError(
    "Files", "{path} cannot be written: {reason}; name a file in a folder you own"
)
_SHORTER = UserError("Files", "{path} cannot be written: {reason}; give it a shorter name")
_MAKE_FOLDER = UserError(
    "Files", "{path} cannot be written: {reason}; make its folder, or name a file in another"
)
_IN_FOLDER = UserError("Files", "{path} cannot be written: {reason}; name a file in it")
_FEWER_FILES = UserError(
    "Files", "{path} cannot be written: {reason}; end other programs, or raise the limit"
)
_OTHER = UserError("Files", "{path} cannot be written: {reason}; name another file")

_SENTENCES = {
    errno.ENOSPC: _FREE_SPACE,
    errno.EDQUOT: _USE_LESS,
    errno.EFBIG: _RAISE_LIMIT,
    errno.EROFS: _ANOTHER_DISK,
    errno.EIO: _ANOTHER_DISK,
    errno.EACCES: _OWN_FOLDER,
    errno.EPERM: _OWN_FOLDER,
    errno.ENAMETOOLONG: _SHORTER,
    errno.ENOENT: _MAKE_FOLDER,
    errno.ENOTDIR: _MAKE_FOLDER,
    errno.EISDIR: _IN_FOLDER,
    errno.EMFILE: _FEWER_FILES,
    errno.ENFILE: _FEWER_FILES,
}


def cannot_write(path: Path, error: OSError) -> UserError:
    """Return the error for a file that cannot be written, or not to its end."""
    sentence = _SENTENCES.get(error.errno or 0, _OTHER)
    return sentence.format(path=path, reason=error.strerror or error)
