"""Which fields of a network are in sight, and which lie folded below them."""

from __future__ import annotations

from explorer.messages import translate
from explorer.network.spec import MAX_WIDTH
from explorer.ui.design.forms import Row
from explorer.ui.kit.fields import ChoiceField, DecimalField, NumberField, SwitchField


def common_rows() -> list[Row]:
    """Make the few switches that a lecture needs."""
    return [
        (
            "",
            SwitchField(
                "residual",
                translate("NetworkFields", "Skip connections"),
                translate("NetworkFields", "On: y = F(x) + x, residual. Off: y = F(x), plain."),
            ),
        ),
        (
            translate("NetworkFields", "Block"),
            ChoiceField(
                "block",
                translate(
                    "NetworkFields", "What the skip leads around; a bottleneck widens by four."
                ),
                {
                    "basic": translate("NetworkFields", "basic: 3×3, 3×3"),
                    "bottleneck": translate("NetworkFields", "bottleneck: 1×1, 3×3, 1×1"),
                    "single": translate("NetworkFields", "single: 3×3"),
                },
            ),
        ),
        (
            translate("NetworkFields", "Shortcut"),
            ChoiceField(
                "shortcut",
                translate(
                    "NetworkFields",
                    "How a skip passes where the shape changes; C projects in every block.",
                ),
                {
                    "A": translate("NetworkFields", "A: zero padding"),
                    "B": translate("NetworkFields", "B: 1×1 projection"),
                    "C": translate("NetworkFields", "C: projection everywhere"),
                },
            ),
        ),
        (
            translate("NetworkFields", "Norm"),
            ChoiceField(
                "norm",
                translate("NetworkFields", "Normalisation beside each convolution."),
                {
                    "batch": translate("NetworkFields", "batch norm"),
                    "group": translate("NetworkFields", "group norm"),
                    "none": translate("NetworkFields", "none"),
                },
            ),
        ),
    ]


def folded_rows() -> list[Row]:
    """Make the rest: what the papers vary, and what enters and leaves the network."""
    return [
        (
            translate("NetworkFields", "Order"),
            ChoiceField(
                "order",
                translate(
                    "NetworkFields",
                    "Order of convolution, norm, ReLU and addition (He et al. 2016, figure 4).",
                ),
                {
                    "original": translate("NetworkFields", "original"),
                    "pre-activation": translate("NetworkFields", "pre-activation"),
                    "relu-only pre-activation": translate(
                        "NetworkFields", "ReLU-only pre-activation"
                    ),
                    "norm after add": translate("NetworkFields", "norm after the addition"),
                    "relu before add": translate("NetworkFields", "ReLU before the addition"),
                },
            ),
        ),
        (
            translate("NetworkFields", "Stem"),
            ChoiceField(
                "stem",
                translate(
                    "NetworkFields", "The first convolution: as for CIFAR, or as for ImageNet."
                ),
                {
                    "3x3": translate("NetworkFields", "3×3"),
                    "7x7": translate("NetworkFields", "7×7 /2, max pool"),
                },
            ),
        ),
        (
            translate("NetworkFields", "Stem width"),
            NumberField(
                "stem_width",
                translate("NetworkFields", "Channels of the stem."),
                0,
                MAX_WIDTH,
                nothing=translate("NetworkFields", "as stage 1"),
            ),
        ),
        (
            translate("NetworkFields", "Groups"),
            NumberField(
                "groups",
                translate("NetworkFields", "Groups of the 3×3 convolutions (ResNeXt)."),
                1,
                MAX_WIDTH,
            ),
        ),
        (
            translate("NetworkFields", "Group width"),
            NumberField(
                "group_width",
                translate(
                    "NetworkFields",
                    "Of bottlenecks: channels of a group at width 64 (ResNeXt, Wide ResNet).",
                ),
                1,
                MAX_WIDTH,
            ),
        ),
        (
            translate("NetworkFields", "Branch scale"),
            DecimalField(
                "branch_scale",
                translate("NetworkFields", "Factor on F(x) before the addition."),
                0.001,
                10,
            ),
        ),
        (
            "",
            SwitchField(
                "zero_init",
                translate("NetworkFields", "Branches start at zero"),
                translate(
                    "NetworkFields", "The weight of the last norm in each branch starts at 0."
                ),
            ),
        ),
        (
            translate("NetworkFields", "Image size"),
            NumberField(
                "image_size",
                translate("NetworkFields", "Height and width."),
                8,
                512,
                suffix=translate("NetworkFields", " px"),
            ),
        ),
        (
            translate("NetworkFields", "Channels"),
            ChoiceField(
                "in_channels",
                translate("NetworkFields", "Of an image."),
                {
                    1: translate("NetworkFields", "1, grey"),
                    3: translate("NetworkFields", "3, colour"),
                },
            ),
        ),
        (
            translate("NetworkFields", "Classes"),
            NumberField("classes", translate("NetworkFields", "Outputs of the network."), 2, 1_000),
        ),
    ]
