"""What a person should know of a data set, and of what the networks make of its images."""

from __future__ import annotations

from explorer.counts import COUNTS
from explorer.messages import translate
from explorer.network.spec import NetworkSpec
from explorer.runs.data_preview import DataPreview
from explorer.runs.experiment import Experiment
from explorer.ui.kit.found_text import found_lines
from explorer.ui.kit.text import joined


def preview_lines(preview: DataPreview, experiment: Experiment) -> list[str]:
    """Return what was found, and a sentence for each thing that is done to the images."""
    said: dict[str, list[str]] = {}
    for arm in experiment.arms:
        for sentence in _sentences(preview, arm.network):
            said.setdefault(sentence, []).append(arm.label)
    lines = found_lines(preview.found)
    of_some = translate("PreviewText", "{arms}: {sentence}")
    for sentence, labels in said.items():
        is_of_all = len(labels) == len(experiment.arms)
        one = sentence if is_of_all else of_some.format(arms=joined(labels), sentence=sentence)
        lines.append(one)
    return lines


def _sentences(preview: DataPreview, network: NetworkSpec) -> list[str]:
    found = [_size_sentence(preview, network), _colour_sentence(preview, network)]
    if not any(found):
        as_they_are = translate("PreviewText", "Images of {size} px, as the network takes them.")
        found.append(as_they_are.format(size=_size(*zip(*preview.sizes, strict=True))))
    classes, outputs = len(preview.found.classes), network.classes
    if classes != outputs:
        text = translate("PreviewText", "{classes}, the network has {outputs}.")
        found.append(text.format(classes=COUNTS.classes(classes), outputs=COUNTS.outputs(outputs)))
    return [each for each in found if each]


def _size_sentence(preview: DataPreview, network: NetworkSpec) -> str:
    """Return how images come to the network's size; a folder's are cropped to a square first."""
    _, height, width = network.input_shape
    if all(size == (width, height) for size in preview.sizes):
        return ""
    widths, heights = zip(*preview.sizes, strict=True)
    values = {
        "found": _size(widths, heights),
        "size": _size((width,), (height,)),
    }
    if any(size[0] != size[1] for size in preview.sizes):
        return translate(
            "PreviewText", "Images of {found} px are cropped to a square and resized to {size}."
        ).format(**values)
    return translate("PreviewText", "Images of {found} px are resized to {size}.").format(**values)


def _colour_sentence(preview: DataPreview, network: NetworkSpec) -> str:
    if preview.channels == 3 and network.in_channels == 1:
        return translate("PreviewText", "Colour images are made grey.")
    if preview.channels == 1 and network.in_channels == 3:
        return translate("PreviewText", "Grey images are repeated as colour.")
    return ""


def _size(widths: tuple[int, ...], heights: tuple[int, ...]) -> str:
    sizes = sorted(zip(widths, heights, strict=True))
    texts = [
        translate("PreviewText", "{width}×{height}").format(width=width, height=height)
        for width, height in (sizes[0], sizes[-1])
    ]
    if texts[0] == texts[1]:
        return texts[0]
    return translate("PreviewText", "{least} to {most}").format(least=texts[0], most=texts[1])
