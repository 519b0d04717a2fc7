"""Reads what a person opens to work on, whichever kind of file it is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from explorer.files.document import read_document
from explorer.network.spec import NetworkSpec, network_from_json
from explorer.runs.checkpoint_header import read_experiment_of_checkpoint
from explorer.runs.draft import draft_from_json
from explorer.runs.experiment import Arm, Experiment, first_experiment
from explorer.runs.experiment_file import read_experiment
from explorer.runs.file_kind import FileKind, file_kind
from explorer.runs.recordings.reader import RecordingReader


class OpenedDesign(NamedTuple):
    """What a file offers as a design.

    Attributes:
        design: An experiment, or a network alone.
        file: Where the design is saved to; None if the file holds something else beside it.
    """

    design: Experiment | NetworkSpec
    file: Path | None

    @property
    def experiment(self) -> Experiment:
        """The experiment; of a network alone, the first one with this network as its only arm."""
        if isinstance(self.design, Experiment):
            return self.design
        return first_experiment().edited(arms=(Arm(label="A", network=self.design),))


def read_design(path: Path) -> OpenedDesign:
    """Read an experiment, a network, a checkpoint, a draft or a recorded run, of any version.

    Raises:
        UserError: The file cannot be read, or holds none of them.
    """
    match file_kind(path):
        case FileKind.NETWORK:
            return OpenedDesign(read_document(path, network_from_json), None)
        case FileKind.CHECKPOINT:
            return OpenedDesign(read_experiment_of_checkpoint(path), None)
        case FileKind.DRAFT:
            return OpenedDesign(read_document(path, draft_from_json).experiment, None)
        case FileKind.RUN:
            with closing(RecordingReader(path)) as reader:
                return OpenedDesign(reader.experiment, None)
        case FileKind.EXPERIMENT:
            return OpenedDesign(read_experiment(path), path)
