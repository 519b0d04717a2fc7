"""Which fields of a network are always visible, and which are collapsed under "More"."""

from __future__ import annotations

from explorer.messages import Message, translate
from explorer.network.block_kind import BLOCK_KINDS
from explorer.network.bounds import bounds_of
from explorer.network.spec import NetworkSpec
from explorer.ui.design.forms import Field
from explorer.ui.kit.fields import ChoiceField, DecimalField, NumberField, SwitchField


def common_fields() -> list[Field]:
    """Make the few fields that a lecture needs."""
    return [
        SwitchField(
            "residual",
            Message("NetworkFields", "Skip connections"),
            translate("NetworkFields", "On: y = F(x) + x, residual. Off: y = F(x), plain."),
        ),
        ChoiceField(
            "block",
            Message("NetworkFields", "Block"),
            translate(
                "NetworkFields",
                "What a skip connection bypasses; a bottleneck's output is four times its width.",
            ),
            {block: str(kind.choice) for block, kind in BLOCK_KINDS.items()},
        ),
        ChoiceField(
            "shortcut",
            Message("NetworkFields", "Shortcut"),
            translate(
                "NetworkFields",
                "What a skip connection does where the shape changes; C projects in every block.",
            ),
            {
                "A": translate("NetworkFields", "A: zero padding"),
                "B": translate("NetworkFields", "B: 1×1 projection"),
                "C": translate("NetworkFields", "C: projection everywhere"),
            },
        ),
        ChoiceField(
            "norm",
            Message("NetworkFields", "Norm"),
            translate("NetworkFields", "Normalization next to each convolution."),
            {
                "batch": translate("NetworkFields", "Batch norm"),
                "group": translate("NetworkFields", "Group norm"),
                "none": translate("NetworkFields", "None"),
            },
        ),
    ]


def further_fields() -> list[Field]:
    """Make the rest: what the papers vary, and what enters and leaves the network."""
    return [*_layer_fields(), *_branch_fields(), *_input_and_output_fields()]


def _layer_fields() -> list[Field]:
    return [
        ChoiceField(
            "order",
            Message("NetworkFields", "Order"),
            translate(
                "NetworkFields",
                "Order of convolution, norm, ReLU and addition (He et al. 2016, figure 4).",
            ),
            {
                "original": translate("NetworkFields", "Original"),
                "pre-activation": translate("NetworkFields", "Pre-activation"),
                "relu-only pre-activation": translate("NetworkFields", "ReLU-only pre-activation"),
                "norm after add": translate("NetworkFields", "Norm after addition"),
                "relu before add": translate("NetworkFields", "ReLU before addition"),
            },
        ),
        ChoiceField(
            "shortcut_reads",
            Message("NetworkFields", "Shortcut reads"),
            translate(
                "NetworkFields",
                "Pre-activation only: what the skip reads in the first block and where the shape "
                "changes. Published is the activation (He et al. 2016, appendix).",
            ),
            {
                "activation": translate("NetworkFields", "Activation"),
                "input": translate("NetworkFields", "Block's input"),
            },
        ),
        ChoiceField(
            "stem",
            Message("NetworkFields", "Stem"),
            translate("NetworkFields", "First convolution: as for CIFAR, or as for ImageNet."),
            {
                "3x3": translate("NetworkFields", "3×3"),
                "7x7": translate("NetworkFields", "7×7 /2, max pool"),
            },
        ),
        NumberField(
            "stem_width",
            Message("NetworkFields", "Stem width"),
            translate("NetworkFields", "Output channels of the stem."),
            bounds_of(NetworkSpec, "stem_width"),
            none_text=translate("NetworkFields", "as stage 1"),
        ),
        ChoiceField(
            "stride_on",
            Message("NetworkFields", "Stride on"),
            translate(
                "NetworkFields",
                "Bottlenecks only: the convolution that has the stride. On the first 1×1 as in He "
                "et al. 2015, on the 3×3 as in torchvision.",
            ),
            {
                "3x3": translate("NetworkFields", "3×3"),
                "1x1": translate("NetworkFields", "First 1×1"),
            },
        ),
        NumberField(
            "norm_groups",
            Message("NetworkFields", "Norm groups"),
            translate(
                "NetworkFields",
                "Group norm only: number of groups, or the largest divisor of it that fits the "
                "channels.",
            ),
            bounds_of(NetworkSpec, "norm_groups"),
        ),
        NumberField(
            "norm_group_width",
            Message("NetworkFields", "Norm group width"),
            translate(
                "NetworkFields",
                "Group norm only: least channels per group, where there are as many.",
            ),
            bounds_of(NetworkSpec, "norm_group_width"),
        ),
        NumberField(
            "groups",
            Message("NetworkFields", "Groups"),
            translate("NetworkFields", "Groups of the 3×3 convolutions (ResNeXt)."),
            bounds_of(NetworkSpec, "groups"),
        ),
        NumberField(
            "group_width",
            Message("NetworkFields", "Group width"),
            translate(
                "NetworkFields",
                "Bottlenecks only: channels per group at width 64 (ResNeXt, Wide ResNet).",
            ),
            bounds_of(NetworkSpec, "group_width"),
        ),
    ]


def _branch_fields() -> list[Field]:
    return [
        DecimalField(
            "dropout",
            Message("NetworkFields", "Dropout"),
            translate(
                "NetworkFields",
                "Chance that a value becomes 0 in a training step, before the last convolution of "
                "each block (Wide ResNet: 0.3). Blocks of one convolution have no place for it.",
            ),
            bounds_of(NetworkSpec, "dropout"),
            least_step=0.01,
        ),
        DecimalField(
            "branch_scale",
            Message("NetworkFields", "Branch scale"),
            translate("NetworkFields", "Factor on F(x) before the addition."),
            bounds_of(NetworkSpec, "branch_scale"),
            least_step=0.001,
        ),
        SwitchField(
            "zero_init",
            Message("NetworkFields", "Zero-init residual branches"),
            translate("NetworkFields", "The weight of the last norm in each branch starts at 0."),
        ),
    ]


def _input_and_output_fields() -> list[Field]:
    return [
        NumberField(
            "image_size",
            Message("NetworkFields", "Image size"),
            translate("NetworkFields", "Height and width of an input image."),
            bounds_of(NetworkSpec, "image_size"),
            suffix=translate("NetworkFields", " px"),
        ),
        NumberField(
            "image_width",
            Message("NetworkFields", "Image width"),
            translate("NetworkFields", "Width of an input image that is not square."),
            bounds_of(NetworkSpec, "image_width"),
            suffix=translate("NetworkFields", " px"),
            none_text=translate("NetworkFields", "as height"),
        ),
        NumberField(
            "in_channels",
            Message("NetworkFields", "Channels"),
            translate(
                "NetworkFields",
                "Channels of an input image: 1 grey, 3 colour. With another number, the network "
                "can be looked at and exported, but there are no images to train it on.",
            ),
            bounds_of(NetworkSpec, "in_channels"),
        ),
        NumberField(
            "classes",
            Message("NetworkFields", "Classes"),
            translate("NetworkFields", "Outputs of the network."),
            bounds_of(NetworkSpec, "classes"),
        ),
    ]
