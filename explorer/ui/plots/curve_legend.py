"""The legend of a curve plot: what its marks and bands are, and what to make of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.runs.record import RunRecord
from explorer.runs.score import LOSS, Score
from explorer.ui.kit.pens import BAND_SIGN
from explorer.ui.kit.plot_legend import LegendEntry
from explorer.ui.plots.heldout_marks import ABOVE_SIGN, HOLLOW_ABOVE_SIGN
from explorer.ui.plots.readings import mean_text
from explorer.ui.theme.palette import Theme

_HOLLOW_SIGNS = "○□"


@dataclass(frozen=True)
class CurveLegend:
    """Words for what is drawn besides the lines of the arms.

    Attributes:
        record: The displayed run.
        score: What is plotted.
        above_signs: Which triangles are drawn beyond the axis.
    """

    record: RunRecord
    score: Score
    above_signs: str

    def entries(self, theme: Theme) -> list[LegendEntry]:
        """Return the entries in the order of their weight."""
        labels = [arm.label for arm in self.record.experiment.arms]
        signs = "".join(theme.line_look(label).marker_sign for label in labels)
        entries = [self._heldout(signs, theme.muted)]
        if self.record.tests:
            entries.append(LegendEntry("", theme.muted, self._test_text(labels)))
        if self._is_reestimated:
            entries.append(self._running(theme.muted))
        if self._seeds > 1:
            text, short = COUNTS.range_over_seeds(self._seeds), translate("CurvePlot", "range")
            entries.append(LegendEntry(BAND_SIGN, theme.border, text, short))
        return entries

    def about(self) -> str:
        """Explain the entries, in a line each."""
        lines: list[str] = []
        if self.record.tests:
            lines.append(
                translate(
                    "CurvePlot",
                    "The test part is evaluated once, after the last step. It is not drawn, for it "
                    "is not to choose by: that is what held-out images are for.",
                )
            )
        if self._is_reestimated:
            lines.append(
                translate(
                    "CurvePlot",
                    "A hollow mark is the same network evaluated with the running statistics of "
                    "batch norm, which lag behind the weights after few steps. Where it stands far "
                    "from the full one, the statistics are to blame: this is not overfitting.",
                )
            )
        if self._seeds > 1:
            lines.append(
                translate(
                    "CurvePlot",
                    "Where a seed has diverged a ✕ stands on the curve: from there on mean and "
                    "band are of those that are left.",
                )
            )
        return "\n".join(lines)

    def _test_text(self, labels: list[str]) -> str:
        """Return each arm's score on the test part."""
        seeds = self.record.history.layout.seeds
        means = {label: self.score.tested(self.record.tests, label, seeds) for label in labels}
        each = translate("CurvePlot", "{arm} {value}")
        texts = [
            each.format(arm=label, value=mean_text(mean))
            for label, mean in means.items()
            if mean is not None
        ]
        comma = translate("CurvePlot", "{scores}, {next}")
        scores = reduce(lambda so_far, text: comma.format(scores=so_far, next=text), texts)
        text = translate("CurvePlot", "test {scores}").format(scores=scores)
        if len(seeds) == 1:
            return text
        return translate("CurvePlot", "{test}, {seeds}").format(
            test=text, seeds=COUNTS.mean_of_all(len(seeds))
        )

    def _heldout(self, signs: str, colour: str) -> LegendEntry:
        """Name the full marks; a smoothed loss lies above them without any overfitting."""
        phrases = [translate("CurvePlot", "held-out")]
        if self._is_reestimated:
            phrases.append(translate("CurvePlot", "re-estimated"))
        if self._is_smoothed:
            phrases.append(translate("CurvePlot", "labels not smoothed"))
        short = translate("CurvePlot", "held-out")
        return self._marks(signs, colour, phrases, short, ABOVE_SIGN)

    def _running(self, colour: str) -> LegendEntry:
        """Name the hollow marks."""
        phrases = [translate("CurvePlot", "running statistics")]
        short = translate("CurvePlot", "running")
        return self._marks(_HOLLOW_SIGNS, colour, phrases, short, HOLLOW_ABOVE_SIGN)

    def _marks(
        self, signs: str, colour: str, phrases: list[str], short: str, above: str
    ) -> LegendEntry:
        first = signs[:1]
        if above in self.above_signs:
            signs, first = signs + above, first + above
            text = translate("CurvePlot", "{sign} above the axis")
            phrases = [*phrases, text.format(sign=above)]
        return LegendEntry(signs, colour, ", ".join(phrases), short, first)

    @property
    def _seeds(self) -> int:
        return len(self.record.history.layout.seeds)

    @property
    def _is_reestimated(self) -> bool:
        """Whether the run evaluates with re-estimated statistics, too."""
        experiment = self.record.experiment
        if not experiment.settings.reestimate_statistics:
            return False
        return any(arm.network.norm == "batch" for arm in experiment.arms)

    @property
    def _is_smoothed(self) -> bool:
        experiment = self.record.experiment
        if self.score is not LOSS:
            return False
        return any(experiment.settings_of(arm.label).label_smoothing for arm in experiment.arms)
