"""The rows of the preset list: headings, networks with their cost, and ready comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from typing_extensions import override

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.preset_search import find_presets, fits, preset_cost, searched_words
from explorer.network.presets import PRESETS, Preset
from explorer.network.spec import NetworkSpec
from explorer.runs.experiment import Experiment
from explorer.runs.ready_comparisons import READY_COMPARISONS, ReadyComparison
from explorer.ui.kit.text import grouped

_Index = QModelIndex | QPersistentModelIndex


class Kind(Enum):
    """What a row stands for."""

    HEADING = "heading"
    PRESET = "preset"
    COMPARISON = "comparison"


class Row(NamedTuple):
    """One line.

    Attributes:
        kind: What choosing it requests; a heading cannot be chosen.
        name: Of the preset or the comparison; a heading's text.
        cells: Title, layers, parameters and MACs.
        spoken: All of it as a sentence.
        note: What else is to be known of it.
    """

    kind: Kind
    name: str
    cells: tuple[str, ...]
    spoken: str = ""
    note: str = ""


class RowSource:
    """Makes the rows for what is typed; each is worded once, in the language of the window."""

    def __init__(self) -> None:
        self._presets = {name: _preset_row(each) for name, each in PRESETS.items()}
        self._images: object = None
        self._networks: dict[str, tuple[NetworkSpec, NetworkSpec]] = {}

    def rows(self, typed: str, experiment: Experiment) -> list[Row]:
        """Return what fits the typed words: comparisons first, but behind networks in a search.

        Args:
            typed: As `find_presets` reads it.
            experiment: Whose images the networks of comparisons are for.
        """
        comparisons = self._comparison_rows(typed, experiment)
        presets: list[Row] = []
        for group, members in groupby(find_presets(typed), key=lambda each: str(each.group)):
            presets.append(Row(Kind.HEADING, group, (group,)))
            presets += [self._presets[each.name] for each in members]
        return presets + comparisons if typed.strip() else comparisons + presets

    def _comparison_rows(self, typed: str, experiment: Experiment) -> list[Row]:
        images = experiment.settings.dataset, experiment.arms[0].network
        if images != self._images:
            self._images = images
            self._networks = {
                name: each.networks(experiment) for name, each in READY_COMPARISONS.items()
            }
        words, found = searched_words(typed), []
        for each in READY_COMPARISONS.values():
            networks = self._networks[each.name]
            if fits(words, networks, [str(each.title), str(each.meaning)]):
                found.append(_comparison_row(each, networks))
        if found:
            heading = translate("PresetRows", "Comparisons: both networks at once")
            found.insert(0, Row(Kind.HEADING, heading, (heading,)))
        return found


def _preset_row(preset: Preset) -> Row:
    layers, params, macs = preset_cost(preset.spec)
    exactly = _exactly(preset.spec)
    return Row(
        Kind.PRESET,
        preset.name,
        (preset.name, str(layers), _millions(params), _millions(macs)),
        f"{preset.name}: {exactly}, {preset.group}",
        exactly,
    )


def _comparison_row(comparison: ReadyComparison, networks: tuple[NetworkSpec, NetworkSpec]) -> Row:
    first, second = map(preset_cost, networks)
    pair = translate("PresetRows", "{first} | {second}")
    cells = [
        one if one == other else pair.format(first=one, second=other)
        for one, other in (
            (str(first.layers), str(second.layers)),
            (_millions(first.params), _millions(second.params)),
            (_millions(first.macs), _millions(second.macs)),
        )
    ]
    note = translate(
        "PresetRows", "{meaning} Networks A and B replace all others; training settings stay."
    ).format(meaning=comparison.meaning)
    title = str(comparison.title)
    return Row(Kind.COMPARISON, comparison.name, (title, *cells), f"{title}: {note}", note)


def _exactly(network: NetworkSpec) -> str:
    layers, params, macs = preset_cost(network)
    return translate("PresetRows", "{layers}, {params}, {macs} MACs").format(
        layers=COUNTS.layers(layers), params=COUNTS.parameters(params), macs=grouped(macs)
    )


def _millions(number: int) -> str:
    """Return millions, in the same unit everywhere: a column is compared by eye."""
    return translate("PresetRows", "{n} M").format(n=f"{number / 1e6:,.2f}")


class PresetModel(QAbstractTableModel):
    """The rows as a table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()
        self.titles = (
            translate("PresetRows", "Network"),
            translate("PresetRows", "Layers"),
            translate("PresetRows", "Parameters"),
            translate("PresetRows", "MACs"),
        )

    def show(self, rows: Sequence[Row]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, kind: Kind, name: str) -> int:
        """Return where a preset or comparison stands, or -1."""
        found = (at for at, row in enumerate(self.rows) if (row.kind, row.name) == (kind, name))
        return next(found, -1)

    def selectable(self, at: int, step: int, times: int = 1) -> int:
        """Return the row that can be chosen `times` further in a direction, or the last one there.

        Args:
            at: From where; it may be outside the table.
            step: 1 down, -1 up.
            times: How many rows; headings do not count.
        """
        found = at
        while times and 0 <= at + step < len(self.rows):
            at += step
            if self.rows[at].kind is not Kind.HEADING:
                found, times = at, times - 1
        return found

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.titles)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.rows[index.row()].kind is Kind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self.titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.cells[index.column()] if index.column() < len(row.cells) else None
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return row.spoken or row.cells[0]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.FontRole if row.kind is Kind.HEADING:
                bold = QFont()
                bold.setBold(True)
                return bold
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
