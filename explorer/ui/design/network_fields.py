"""Which fields of a network are in sight, and which lie folded below them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from explorer.network.spec import MAX_WIDTH
from explorer.ui.design.forms import Row
from explorer.ui.kit.fields import ChoiceField, DecimalField, NumberField, SwitchField


def _tr(words: str) -> str:
    return QCoreApplication.translate("NetworkFields", words)


def common_rows() -> list[Row]:
    """Make the few switches that a lecture needs."""
    return [
        (
            "",
            SwitchField(
                "residual",
                _tr("Skip connections"),
                _tr("On: y = F(x) + x, residual. Off: y = F(x), plain."),
            ),
        ),
        (
            _tr("Block"),
            ChoiceField(
                "block",
                _tr("What the skip leads around; a bottleneck widens by four."),
                {
                    "basic": _tr("basic: 3×3, 3×3"),
                    "bottleneck": _tr("bottleneck: 1×1, 3×3, 1×1"),
                    "single": _tr("single: 3×3"),
                },
            ),
        ),
        (
            _tr("Shortcut"),
            ChoiceField(
                "shortcut",
                _tr("How a skip passes where the shape changes; C projects in every block."),
                {
                    "A": _tr("A: zero padding"),
                    "B": _tr("B: 1×1 projection"),
                    "C": _tr("C: projection everywhere"),
                },
            ),
        ),
        (
            _tr("Norm"),
            ChoiceField(
                "norm",
                _tr("Normalisation beside each convolution."),
                {"batch": _tr("batch norm"), "group": _tr("group norm"), "none": _tr("none")},
            ),
        ),
    ]


def folded_rows() -> list[Row]:
    """Make the rest: what the papers vary, and what enters and leaves the network."""
    return [
        (
            _tr("Order"),
            ChoiceField(
                "order",
                _tr("Order of convolution, norm, ReLU and addition (He et al. 2016, figure 4)."),
                {
                    "original": _tr("original"),
                    "pre-activation": _tr("pre-activation"),
                    "relu-only pre-activation": _tr("ReLU-only pre-activation"),
                    "norm after add": _tr("norm after the addition"),
                    "relu before add": _tr("ReLU before the addition"),
                },
            ),
        ),
        (
            _tr("Stem"),
            ChoiceField(
                "stem",
                _tr("The first convolution: as for CIFAR, or as for ImageNet."),
                {"3x3": _tr("3×3"), "7x7": _tr("7×7 /2, max pool")},
            ),
        ),
        (
            _tr("Stem width"),
            NumberField(
                "stem_width", _tr("Channels of the stem."), 0, MAX_WIDTH, nothing=_tr("as stage 1")
            ),
        ),
        (
            _tr("Groups"),
            NumberField("groups", _tr("Groups of the 3×3 convolutions (ResNeXt)."), 1, MAX_WIDTH),
        ),
        (
            _tr("Group width"),
            NumberField(
                "group_width",
                _tr("Of bottlenecks: channels of a group at width 64 (ResNeXt, Wide ResNet)."),
                1,
                MAX_WIDTH,
            ),
        ),
        (
            _tr("Branch scale"),
            DecimalField("branch_scale", _tr("Factor on F(x) before the addition."), 0.001, 10),
        ),
        (
            "",
            SwitchField(
                "zero_init",
                _tr("Branches start at zero"),
                _tr("The weight of the last norm in each branch starts at 0."),
            ),
        ),
        (
            _tr("Image size"),
            NumberField("image_size", _tr("Height and width."), 8, 512, suffix=_tr(" px")),
        ),
        (
            _tr("Channels"),
            ChoiceField(
                "in_channels", _tr("Of an image."), {1: _tr("1, grey"), 3: _tr("3, colour")}
            ),
        ),
        (_tr("Classes"), NumberField("classes", _tr("Outputs of the network."), 2, 1_000)),
    ]
