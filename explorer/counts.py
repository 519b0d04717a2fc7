"""Texts with a count in them, whose words depend on it: all in one class, as lupdate needs it.

`pyside6-lupdate` takes a text for a counted one only in a call of `tr` within a class, and takes
the class's name for its context.
"""

from __future__ import annotations

from explorer.messages import translate


class Counts:
    """One method for each text; "%n" stands for the count."""

    def tr(self, text: str, comment: str, n: int) -> str:
        """Return a text in the form that a count needs, in the language in use."""
        return translate("Counts", text, comment, n)

    def layers(self, n: int) -> str:
        """Weighted layers of a network."""
        return self.tr("%n layers", "", n)

    def images(self, n: int) -> str:
        """Images of a data set."""
        return self.tr("%n images", "", n)

    def identical_blocks(self, n: int) -> str:
        """Blocks of a stage that are built in the same way."""
        return self.tr("%n identical blocks", "", n)

    def classes(self, n: int) -> str:
        """Classes of a data set."""
        return self.tr("%n classes", "", n)

    def outputs(self, n: int) -> str:
        """Outputs of a network."""
        return self.tr("%n outputs", "", n)

    def training_images(self, n: int) -> str:
        """Images that are trained on."""
        return self.tr("%n training images", "", n)

    def steps(self, n: int) -> str:
        """Steps of a run."""
        return self.tr("%n steps", "", n)

    def more_steps(self, n: int) -> str:
        """Steps that a run was extended by."""
        return self.tr("%n more steps", "", n)

    def rows_so_far(self, n: int) -> str:
        """Rows of a table that have been written."""
        return self.tr("%n rows so far", "", n)

    def runs(self, n: int) -> str:
        """Recorded runs of a folder."""
        return self.tr("%n runs", "", n)

    def deleted_runs(self, n: int) -> str:
        """Recorded runs that were just deleted."""
        return self.tr("Deleted %n runs", "", n)

    def cores(self, n: int) -> str:
        """CPU cores."""
        return self.tr("%n cores", "", n)

    def threads(self, n: int) -> str:
        """CPU threads that train."""
        return self.tr("%n threads", "", n)

    def parameters(self, n: int) -> str:
        """Trainable parameters of a network or a part of it."""
        return self.tr("%n parameters", "", n)

    def params(self, n: int) -> str:
        """The same, where there is little room."""
        return self.tr("%n params", "", n)

    def blocks(self, n: int) -> str:
        """Blocks of a stage."""
        return self.tr("%n blocks", "", n)

    def skips(self, n: int) -> str:
        """Skip connections that are drawn as one."""
        return self.tr("%n skips", "", n)

    def skips_off(self, n: int) -> str:
        """Skip connections that are drawn as one, while they are switched off."""
        return self.tr("%n skips off", "", n)

    def mean_of_seeds(self, n: int) -> str:
        """Seeds that a curve is the geometric mean of."""
        return self.tr("Geometric mean of %n seeds.", "", n)

    def mean_of_all(self, n: int) -> str:
        """What a mean is of where no seed has diverged."""
        return self.tr("mean of %n seeds", "", n)

    def mean_of_those_left(self, used: int, n: int) -> str:
        """What a mean is of where some of the seeds have diverged."""
        text = self.tr("mean of {used} of %n seeds, {diverged} diverged", "", n)
        return text.format(used=used, diverged=n - used)

    def all_diverged(self, n: int) -> str:
        """There is no mean, for every seed has diverged."""
        return self.tr("all %n seeds diverged", "", n)

    def value_of_seeds(self, value: str, used: int, n: int) -> str:
        """A mean, and how many of the seeds it is of, as some have no number there."""
        return self.tr("{value} ({used} of %n seeds)", "", n).format(value=value, used=used)

    def mean_over_those_left(self, n: int) -> str:
        """What the colours of cells are where some of the seeds have diverged, as a sentence."""
        return self.tr("Mean over those of %n seeds that have not diverged.", "", n)

    def matches(self, n: int) -> str:
        """Blocks and layers that a search found."""
        return self.tr("%n matches", "", n)

    def range_over_seeds(self, n: int) -> str:
        """What the band around a curve is, in its legend."""
        return self.tr("range over %n seeds", "", n)

    def profile_over_seeds(self, n: int, *, is_geometric: bool) -> str:
        """What a profile's line and the band around it are, in its legend."""
        if is_geometric:
            return self.tr("geometric mean and range over %n seeds", "", n)
        return self.tr("mean and range over %n seeds", "", n)

    def mean_over_seeds(self, n: int) -> str:
        """What the colours of cells are, as a sentence."""
        return self.tr("Mean over %n seeds.", "", n)

    def maps_over_seeds(self, n: int, *, is_geometric: bool) -> tuple[str, ...]:
        """Title of the heat maps, "{title}" for a single seed; the long form first."""
        return (
            self.tr("{title}, geometric mean over %n seeds; time runs down", "", n)
            if is_geometric
            else self.tr("{title}, mean over %n seeds; time runs down", "", n),
            self.tr("{title}, mean over %n seeds", "", n),
            self.tr("Mean over %n seeds", "", n),
        )


COUNTS = Counts()
