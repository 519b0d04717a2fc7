"""The command line: runs the command that the arguments name. It imports nothing heavy first."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from explorer.commands.arguments import COMMANDS, parser, split_language
from explorer.commands.look_alikes import use_look_alikes
from explorer.commands.named_design import (
    comparison_named,
    design_named,
    is_recording,
    network_named,
)
from explorer.commands.train_request import train_requested
from explorer.errors import UserError, print_error
from explorer.files.catalogues import environment_language, language_codes, read_catalogue
from explorer.messages import use_catalogue

if TYPE_CHECKING:
    from explorer.runs.experiment import Experiment
    from explorer.runs.exports.blocks import OnSteps

BAD_INPUT = 2
"""Exit code when a name, an option or a file is wrong."""
FAILED = 1
"""Exit code when a run failed."""
INTERRUPTED = 130
"""Exit code after Ctrl+C, as of any command that SIGINT ends; training ends in its own way."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    use_look_alikes()
    try:
        return _main(arguments)
    except BrokenPipeError:  # the reader of the output has gone: `... | head`
        return 0
    except OSError as error:
        if error.filename is not None:  # of a file that has a name
            raise
        print_error(
            UserError(
                "CommandLine",
                "standard output cannot be written ({reason}); direct it to a terminal, or to a "
                "file on a disk with space",
            ).format(reason=error.strerror or error)
        )
        return FAILED


def _main(arguments: Sequence[str] | None) -> int:
    """Run the program until all that it prints is written."""
    try:
        code = _run(arguments)
    except UserError as error:
        print_error(error)
        code = BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit:  # argparse has printed its help, or what is wrong
        sys.stdout.flush()
        raise
    sys.stdout.flush()
    return code


def _run(arguments: Sequence[str] | None) -> int:
    languages = sorted(language_codes())
    language, rest = split_language(arguments, languages)
    use_catalogue(read_catalogue(language or environment_language()))
    options = parser(languages, rest).parse_args(rest)
    options.lang = language
    return _COMMANDS[options.command](options)


def _window(options: argparse.Namespace) -> NoReturn:
    is_changed = bool(options.networks or options.recipe or options.seeds)
    named = _file_to_open(options)
    run = named.absolute() if named is not None and is_recording(named) else None
    named = None if run is not None else named
    experiment, file = design_named(options, named)
    from explorer.app import open_window

    open_window(
        experiment if is_changed or named is not None else None,
        file=None if is_changed else file,
        run=run,
        theme=options.theme,
        font_percent=options.font_scale,
        language=options.lang,
        start=options.start,
        export_run=_export_run,
    )


def _export_run(source: Path, path: Path, form: str, on_steps: OnSteps) -> None:
    """Write a recorded run for the window, whose dialog has asked before it replaces a file."""
    from explorer.commands.run_export import ExportOptions, export_run

    export_run(source, path, ExportOptions(form), force=True, on_steps=on_steps)


def _file_to_open(options: argparse.Namespace) -> Path | None:
    """Return what FILE or --open names; a misspelt command looks like a file."""
    file: Path | None = options.file
    if file is None:
        named: Path | None = options.open
        return named
    if options.open is not None:
        raise UserError(
            "CommandLine", "only one file can be opened, got {file} and {other}; leave one out"
        ).format(file=file, other=options.open)
    from explorer.runs.experiment_link import is_link

    is_known = is_link(str(file)) or comparison_named(file) is not None
    if not is_known and not os.path.lexists(file):  # pathlib's raises
        raise UserError(
            "CommandLine",
            "there is neither a command nor a file called {name}; commands are {names}",
        ).format(name=file, names=", ".join(COMMANDS))
    return file


def _screenshot(options: argparse.Namespace) -> int:
    experiment, _ = design_named(options, options.open)
    selected = _selected(options.select, experiment)
    from explorer.commands.replacing import check_replaces_own_kind

    kind = options.out.suffix.lower().removeprefix(".")
    check_replaces_own_kind(options.out, kind, force=options.force)
    from explorer.commands.screenshot import Arrangement, take_screenshot
    from explorer.ui.graph.values import choice

    arrangement = Arrangement(
        theme=options.theme,
        font_percent=options.font_scale,
        size=options.size,
        steps=options.steps,
        colour=choice(options.colour),
        selected=selected,
        sight=options.sight and (min(options.sight), max(options.sight)),
    )
    try:
        take_screenshot(experiment, arrangement, options.out)
    except UserError as error:
        print_error(error)
        return FAILED
    return 0


def _selected(select: list[str] | None, experiment: Experiment) -> tuple[str, str] | None:
    if select is None:
        return None
    label, name = select
    arm = experiment.find(label)
    if arm is None:
        labels = ", ".join(each.label for each in experiment.arms)
        raise UserError("CommandLine", "there is no arm {label}; there are {labels}").format(
            label=label, labels=labels
        )
    from explorer.network.expand import expand
    from explorer.network.lookup import locate

    if locate(expand(arm.network), name) is None:
        raise UserError(
            "CommandLine",
            "{network} has no block or layer called {name}; `{command}` lists all",
        ).format(
            network=arm.network.name,
            name=name,
            command=f"summary {arm.network.name} --layers",
        )
    return label, name


def _summary(options: argparse.Namespace) -> int:
    from explorer.network.estimate import network_cost
    from explorer.network.expand import expand

    plans = [expand(network_named(name)) for name in options.networks]
    summaries = [(plan, network_cost(plan, options.batch)) for plan in plans]
    if options.json:
        from explorer.commands.summary_json import summary_json

        for plan, cost in summaries:
            print(summary_json(plan, cost))
    else:
        from explorer.commands.summary import console_on, summary_text

        print(summary_text(summaries, console_on(sys.stdout), each_layer=options.layers))
    return 0


def _export(options: argparse.Namespace) -> int:
    from explorer.commands.export import export
    from explorer.commands.replacing import check_replaces_own_kind

    network = network_named(options.network)
    check_replaces_own_kind(options.path, options.form, force=options.force)
    export(network, options.form, options.path, options.seed, options.theme)
    return 0


def _runs(options: argparse.Namespace) -> int:
    from explorer.commands import runs
    from explorer.commands.found_runs import find_run, runs_in

    match options.action:
        case "list":
            found = runs_in(options.folder)
            for line in runs.list_json(found) if options.json else [runs.list_text(found)]:
                print(line)
        case "show":
            print(runs.show_text(find_run(options.run, options.folder)))
        case "compare":
            print(runs.compare_text([find_run(each, options.folder) for each in options.runs]))
        case "export":
            from explorer.commands.run_export import ExportOptions, export_run

            export_run(
                find_run(options.run, options.folder),
                options.path,
                ExportOptions(
                    options.form, options.wide, options.checkpoint, options.arm, options.seed
                ),
                force=options.force,
            )
        case "remove":
            paths = dict.fromkeys(find_run(each, options.folder) for each in options.runs)
            for line in runs.remove(list(paths)):
                print(line)
    return 0


def _presets(options: argparse.Namespace) -> int:
    from explorer.commands.listings import presets_text

    print(presets_text(options.words))
    return 0


def _comparisons(_options: argparse.Namespace) -> int:
    from explorer.commands.listings import comparisons_text

    print(comparisons_text())
    return 0


def _datasets(_options: argparse.Namespace) -> int:
    from explorer.commands.listings import datasets_text

    print(datasets_text())
    return 0


def _devices(_options: argparse.Namespace) -> int:
    from explorer.training.start import require_torch

    require_torch()
    from explorer.training.device import devices_text

    print(devices_text())
    return 0


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "window": _window,
    "screenshot": _screenshot,
    "summary": _summary,
    "export": _export,
    "train": train_requested,
    "runs": _runs,
    "presets": _presets,
    "comparisons": _comparisons,
    "datasets": _datasets,
    "devices": _devices,
}
