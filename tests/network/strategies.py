"""Random networks of every kind that the spec allows."""

from __future__ import annotations

from typing import get_args

from hypothesis import assume
from hypothesis import strategies as st

from explorer.errors import UserError
from explorer.network.spec import MAX_STAGES, Block, NetworkSpec, network_from_data


@st.composite
def networks(draw: st.DrawFn, *, large: bool = False) -> NetworkSpec:
    """Draw a network; small ones are quick to build and run in torch."""
    groups = draw(st.sampled_from([1, 1, 2, 3]))
    widths = st.integers(1, 1_024 if large else 4).map(lambda width: width * groups)
    block = draw(st.sampled_from(get_args(Block)))
    if block == "bottleneck":
        widths = widths.map(lambda width: 16 * width)
    stage = st.fixed_dictionaries(
        {
            "blocks": st.integers(1, 1_000 if large else 3),
            "width": widths,
            "stride": st.sampled_from([1, 2]),
        }
    )
    norm = draw(st.sampled_from(["batch", "group", "none"]))
    data = {
        "name": draw(st.text(min_size=1, max_size=80)) if large else "random",
        "in_channels": draw(st.sampled_from([1, 3, 64 if large else 5])),
        "image_size": draw(st.integers(8, 512 if large else 13)),
        "image_width": draw(st.none() | st.integers(8, 512 if large else 13)),
        "classes": draw(st.integers(2, 1_000 if large else 5)),
        "stem": draw(st.sampled_from(["3x3", "7x7"])),
        "stem_width": draw(st.none() | widths),
        "stages": tuple(draw(st.lists(stage, min_size=1, max_size=MAX_STAGES if large else 3))),
        "block": block,
        "stride_on": draw(st.sampled_from(["3x3", "1x1"])),
        "residual": draw(st.booleans()),
        "shortcut": draw(st.sampled_from(["A", "B", "C"])),
        "order": draw(
            st.sampled_from(
                [
                    "original",
                    "pre-activation",
                    "relu-only pre-activation",
                    "norm after add",
                    "relu before add",
                ]
            )
        ),
        "shortcut_reads": draw(st.sampled_from(["activation", "activation", "input"])),
        "norm": norm,
        "norm_groups": draw(st.sampled_from([32, 32, 3])),
        "norm_group_width": draw(st.sampled_from([8, 8, 1])),
        "dropout": draw(st.sampled_from([0.0, 0.3])) if block != "single" else 0.0,
        "branch_scale": draw(st.sampled_from([1.0, 0.5])),
        "zero_init": draw(st.booleans()) and norm != "none",
        "groups": groups,
        "group_width": draw(st.sampled_from([16, 64])) if block == "bottleneck" else 64,
    }
    try:
        return network_from_data(data)
    except UserError:  # shortcut A and fewer channels, or channels out of range
        assume(False)
        raise
