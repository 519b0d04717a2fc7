"""All counts of a network, and its graph, against the libraries that people use for them.

The CIFAR networks of depth 20, 110 and 1202, in one process, interleaved. Ours starts from the
spec and expands it anew each time. Each library gets a model, whose building is not in its time,
and runs it on one image: on the CPU in one thread or, where it can, on torch's meta device, which
computes shapes alone. What each counts differs: torchinfo, fvcore and ptflops tell parameters and
multiply-adds; depth, receptive field and the memory of a step are in our time alone. The graph is
the list of nodes and edges; nothing is drawn. The extra `benchmark` installs the libraries; a
missing one is left out.
"""

from __future__ import annotations

import importlib
import io
import itertools
import logging
import time
import warnings
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from explorer.network.estimate import network_cost
from explorer.network.expand import expand
from explorer.network.presets import preset
from explorer.network.spec import NetworkSpec
from explorer.training.resnet import ResNet
from tests.benchmarks.table import print_times

_ROUNDS = {20: 15, 110: 7, 1202: 3}
_OURS_IN_A_ROUND = 7
_IMAGE = (3, 32, 32)

Task = Callable[[], object]


def counts(spec: NetworkSpec) -> tuple[int, ...]:
    expand.cache_clear()
    plan = expand(spec)
    cost = network_cost(plan, batch=64)
    return plan.params, plan.macs, plan.depth, cost.receptive_field, cost.total_bytes


def graph(spec: NetworkSpec) -> tuple[object, ...]:
    expand.cache_clear()
    plan = expand(spec)
    return plan.layers, plan.edges


def torchinfo_counts(library: Any, model: nn.Module) -> object:
    return library.summary(model, input_data=_images(model), device=_device(model), verbose=0)


def fvcore_counts(library: Any, model: nn.Module) -> object:
    count = library.FlopCountAnalysis(model, _images(model))
    count.unsupported_ops_warnings(False).uncalled_modules_warnings(False)
    return count.total(), library.parameter_count(model)[""]


def ptflops_counts(library: Any, model: nn.Module) -> object:
    return library.get_model_complexity_info(
        model,
        _IMAGE,
        as_strings=False,
        print_per_layer_stat=False,
        input_constructor=lambda _shape: {"x": _images(model)},
    )


def torchview_graph(library: Any, model: nn.Module) -> object:
    # Their default depth of 3 levels of modules ends at the layers, as ours does.
    return library.draw_graph(model, input_data=_images(model), device=_device(model)).edge_list


def _images(model: nn.Module) -> Tensor:
    return torch.zeros(1, *_IMAGE, device=_device(model))


def _device(model: nn.Module) -> torch.device:
    return next(model.parameters()).device


Libraries = dict[str, tuple[str, str, Callable[[Any, nn.Module], object]]]
"""By row: the module to import, the device that the model lies on, what to call with both."""

_COUNTS: Libraries = {
    "torchinfo, CPU": ("torchinfo", "cpu", torchinfo_counts),
    "torchinfo, meta": ("torchinfo", "meta", torchinfo_counts),
    "fvcore, CPU": ("fvcore.nn", "cpu", fvcore_counts),  # its trace needs values
    "ptflops, CPU": ("ptflops", "cpu", ptflops_counts),
    "ptflops, meta": ("ptflops", "meta", ptflops_counts),
}
_GRAPHS: Libraries = {
    "torchview, CPU": ("torchview", "cpu", torchview_graph),
    "torchview, meta": ("torchview", "meta", torchview_graph),
}


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable()
    torch.set_num_threads(1)
    for depth, rounds in _ROUNDS.items():
        spec = preset(f"resnet-{depth}")
        all_counts = {"ours": partial(counts, spec)} | _tasks(_COUNTS, spec)
        _compare(f"All counts, depth {depth}", all_counts, rounds)
        graphs = {"ours": partial(graph, spec)} | _tasks(_GRAPHS, spec)
        _compare(f"The graph, depth {depth}", graphs, rounds)


def _tasks(libraries: Libraries, spec: NetworkSpec) -> dict[str, Task]:
    """Return a task for each library that can be imported; say which cannot."""
    tasks: dict[str, Task] = {}
    for name, (module, device, function) in libraries.items():
        try:
            library = importlib.import_module(module)
        except ImportError as error:
            print(f"{name} is left out: {error}")
            continue
        with torch.device(device):
            model = ResNet(expand(spec)).eval()
        tasks[name] = partial(function, library, model)
    return tasks


def _compare(title: str, tasks: dict[str, Task], rounds: int) -> None:
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _, (name, task) in itertools.product(range(rounds), tasks.items()):
        for _ in range(_OURS_IN_A_ROUND if name == "ours" else 1):
            began = time.perf_counter()
            with redirect_stdout(io.StringIO()):
                task()
            times[name].append(time.perf_counter() - began)
    print_times(title, times, {"ours": "3 ms"} if "counts, depth 1202" in title else {})


if __name__ == "__main__":
    main()
