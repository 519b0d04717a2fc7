"""The coarsest level: a labelled band for each stage, and a slab as high as its images."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.stage_plan import StagePlan
from explorer.ui.graph.canvas import Canvas


def paint_band(canvas: Canvas, number: int) -> None:
    """Paint the background of a stage, and its label at the left of its visible part."""
    stage, frame = canvas.plan.stages[number], canvas.frame
    first, last = frame.x(stage.start - 0.5), frame.x(stage.end + 0.5)
    band = canvas.visible_part(QRectF(first, frame.top, last - first, frame.bottom - frame.top))
    canvas.painter.fillRect(band, canvas.band(number))
    row = QRectF(band.left() + 5, frame.top, band.width() - 8, frame.label_px)
    canvas.write(_stage_texts(number + 1, stage), row, QColor(canvas.theme.text), is_left=True)


def paint_slab(canvas: Canvas, number: int, first: float, last: float, opacity: float) -> None:
    """Paint layers of a stage as one, with the colour of each where they show a value."""
    painter, stage = canvas.painter, canvas.plan.stages[number]
    first, last = max(first, int(canvas.low) - 1), min(last, int(canvas.high) + 1)
    if opacity <= 0 or last < first:
        return
    rect = canvas.frame.box(first, last, stage.out_shape[1], canvas.full)
    canvas.fade(opacity)
    if canvas.values is None:
        painter.fillRect(rect, canvas.stages.stage(number))
    else:
        painter.drawImage(rect, canvas.values.strip, QRectF(first, 0, last - first + 1, 1))
    canvas.fade(1)


def _stage_texts(number: int, stage: StagePlan) -> list[str]:
    """Return the labels of a stage, the longest first."""
    channels, height, width = stage.out_shape
    values = {
        "n": number,
        "blocks": COUNTS.blocks(stage.count),
        "width": channels,
        "h": height,
        "w": width,
    }
    return [
        template.format(**values)
        for template in (
            translate("StageLabel", "stage {n} · {blocks} · {width} ch · {h}×{w}"),
            translate("StageLabel", "{blocks} · {width} ch · {h}×{w}"),
            translate("StageLabel", "{width} ch · {h}×{w}"),
            translate("StageLabel", "{width} ch"),
        )
    ]
