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
from explorer.errors import UserError, print_error
from explorer.files.catalogues import environment_language, language_codes, read_catalogue
from explorer.files.document import read_document
from explorer.files.typed_path import typed_path
from explorer.messages import use_catalogue

if TYPE_CHECKING:
    from explorer.network.spec import NetworkSpec
    from explorer.runs.experiment import Experiment
    from explorer.runs.ready_comparisons import ReadyComparison

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
    run = named.absolute() if named is not None and _is_recording(named) else None
    named = None if run is not None else named
    experiment, file = _design(options, named)
    from explorer.app import open_window

    open_window(
        experiment if is_changed or named is not None else None,
        file=None if is_changed else file,
        run=run,
        theme=options.theme,
        font_percent=options.font_scale,
        language=options.lang,
        start=options.start,
    )


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

    is_known = is_link(str(file)) or _comparison(file) is not None
    if not is_known and not os.path.lexists(file):  # pathlib's raises
        raise UserError(
            "CommandLine",
            "there is neither a command nor a file called {name}; commands are {names}",
        ).format(name=file, names=", ".join(COMMANDS))
    return file


def _opened(path: Path | None) -> tuple[Experiment | None, Path | None]:
    """Return the experiment of a file or a link, and the full path where it is saved to."""
    if path is None:
        return None, None
    from explorer.runs.design_file import read_design
    from explorer.runs.experiment_link import experiment_from_link, is_link

    if is_link(str(path)):
        return experiment_from_link(str(path)), None
    opened = read_design(path)
    return opened.experiment, opened.file and opened.file.absolute()


def _screenshot(options: argparse.Namespace) -> int:
    experiment, _ = _design(options, options.open)
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

    plans = [expand(_network(name)) for name in options.networks]
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

    network = _network(options.network)
    check_replaces_own_kind(options.path, options.form, force=options.force)
    export(network, options.form, options.path, options.seed, options.theme)
    return 0


def _train(options: argparse.Namespace) -> int:
    from explorer.commands.replacing import check_replaces_nothing
    from explorer.commands.train import train

    if _is_recording(options.experiment):
        return _continue(options)
    for option, is_given in (("--extend", options.extend), ("--branch", options.branch)):
        if is_given:
            raise UserError(
                "CommandLine", "{option} continues a recorded run: name its .rnx file"
            ).format(option=option)
    experiment = _experiment_to_train(options)
    if options.out is not None:
        check_replaces_nothing(options.out, force=options.force or options.resume)
    return train(
        experiment,
        options.steps,
        as_json=options.json,
        out=options.out,
        resume=options.resume,
        record_to=_place_to_record(options),
    )


def _is_recording(file: Path | None) -> bool:
    from explorer.runs.recordings.schema import SUFFIX

    return file is not None and file.suffix == SUFFIX


def _continue(options: argparse.Namespace) -> int:
    """Continue a recorded run, in a new recording beside the old one."""
    from explorer.commands.replacing import check_replaces_nothing
    from explorer.commands.settings_arguments import given_settings
    from explorer.commands.train import train
    from explorer.runs.recordings.continuation import continuation

    if options.branch is not None:
        return _branch(options)
    if not (options.resume or options.extend):
        raise UserError(
            "CommandLine",
            "{path} is a recorded run: continue it with --resume, with --extend and a number of "
            "epochs, or with --branch and other training settings",
        ).format(path=options.experiment)
    others = (options.device, options.networks, options.recipe, options.seeds)
    if any(others) or given_settings(options):
        raise UserError(
            "CommandLine",
            "a recorded run is continued as it was: give no networks, recipe, seeds, device or "
            "settings, or use --branch, which takes other settings",
        )
    if options.out is not None:
        check_replaces_nothing(options.out, force=options.force)
    with continuation(options.experiment) as before:
        if before.is_finished and not options.extend:
            raise UserError(
                "CommandLine",
                "{path} has finished after step {step:,}: train it longer with --extend and a "
                "number of epochs, or otherwise with --branch",
            ).format(path=options.experiment, step=before.step)
        return train(
            before.experiment,
            options.steps,
            as_json=options.json,
            out=options.out,
            resume=True,
            record_to=_place_to_record(options),
            before=before,
            more_epochs=options.extend,
        )


def _branch(options: argparse.Namespace) -> int:
    """Train a recorded run on with other settings, in a run of its own."""
    from explorer.commands.replacing import check_replaces_nothing
    from explorer.commands.settings_arguments import given_settings
    from explorer.commands.train import train
    from explorer.runs.recordings.continuation import branch

    if options.resume:
        raise UserError(
            "CommandLine",
            "--resume continues a run as it was, and --branch with other settings; leave one out",
        )
    if any((options.networks, options.recipe, options.seeds)):
        raise UserError(
            "CommandLine",
            "a branch keeps the networks and seeds of its run: give no networks, recipe or seeds",
        )
    settings = dict(given_settings(options))
    if options.device:
        settings["device"] = options.device
    if options.out is not None:
        check_replaces_nothing(options.out, force=options.force)
    with branch(
        options.experiment,
        options.branch,
        lambda parent: parent.settings_edited(**settings),
        options.extend,
    ) as begun:
        return train(
            begun.experiment,
            options.steps,
            as_json=options.json,
            out=options.out,
            resume=True,
            record_to=_place_to_record(options),
            branch=begun,
        )


def _place_to_record(options: argparse.Namespace) -> Path | None:
    """Return the folder or file that a run is recorded to; None if it is not to be."""
    from explorer.commands.replacing import check_replaces_nothing
    from explorer.runs.recordings.place import default_folder
    from explorer.runs.recordings.schema import SUFFIX

    if options.no_record:
        return None
    place: Path | None = options.record or default_folder()
    if place is not None and place.suffix == SUFFIX:
        check_replaces_nothing(place, force=False)
    return place


def _experiment_to_train(options: argparse.Namespace) -> Experiment:
    """Return the experiment that is named, or that of the checkpoint to resume."""
    from explorer.commands.settings_arguments import given_settings

    settings = given_settings(options)
    if options.resume:
        from explorer.runs.checkpoint_header import read_header

        others = (options.experiment, options.device, options.networks, options.recipe)
        if options.out is None or any((*others, options.seeds, settings)):
            raise UserError(
                "CommandLine",
                "--resume continues the experiment in the checkpoint: give --out FILE, but no "
                "experiment, networks, recipe, seeds, device or settings",
            )
        return read_header(options.out).experiment
    experiment = _experiment(options, options.experiment)
    if options.device:
        experiment = experiment.settings_edited(device=options.device)
    return experiment.settings_edited(**settings) if settings else experiment


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


def _design(options: argparse.Namespace, path: Path | None) -> tuple[Experiment, Path | None]:
    """Return what a window begins with, and the full path where it is saved to."""
    ready = _comparison(path)
    opened, file = (None, None) if ready is not None else _opened(path)
    return _changed(options, opened, ready), file


def _experiment(options: argparse.Namespace, path: Path | None) -> Experiment:
    """Return the experiment that is trained."""
    from explorer.runs.experiment_file import read_experiment

    ready = _comparison(path)
    return _changed(options, read_experiment(path) if path and ready is None else None, ready)


def _changed(
    options: argparse.Namespace, experiment: Experiment | None, ready: ReadyComparison | None
) -> Experiment:
    """Return an experiment, or without one that of the first start, as the options change it."""
    from explorer.runs.experiment import ARM_LABELS, Arm, first_experiment

    experiment = experiment or first_experiment()
    if options.recipe:
        from explorer.runs.recipes import recipe

        experiment = experiment.edited(settings=recipe(options.recipe))
    if ready is not None:  # its networks fit the images of the recipe
        experiment = ready.applied_to(experiment)
    if options.seeds:
        experiment = experiment.edited(repeats=options.seeds)
    if options.networks:
        networks = [_network(name) for name in options.networks[: len(ARM_LABELS) + 1]]
        if len(networks) > len(ARM_LABELS):
            raise UserError(
                "CommandLine", "--networks takes at most {most} networks, got {value}"
            ).format(
                most=len(ARM_LABELS),
                value=len(options.networks),
            )
        arms = [
            Arm(label=label, network=network)
            for label, network in zip(ARM_LABELS, networks, strict=False)
        ]
        experiment = experiment.edited(arms=tuple(arms))
    return experiment


def _comparison(name: Path | None) -> ReadyComparison | None:
    """Return the ready comparison that goes by a name that may also be that of a file."""
    from explorer.runs.ready_comparisons import READY_COMPARISONS

    return READY_COMPARISONS.get(str(name))


def _network(name: str) -> NetworkSpec:
    """Return the network that a preset's name or a JSON file stands for."""
    from explorer.network.presets import PRESETS, preset
    from explorer.network.spec import network_from_json

    path = typed_path(name)
    if name not in PRESETS and (path.suffix == ".json" or os.path.isfile(path)):  # noqa: PTH113
        return read_document(path, network_from_json)
    return preset(name)


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "window": _window,
    "screenshot": _screenshot,
    "summary": _summary,
    "export": _export,
    "train": _train,
    "runs": _runs,
    "presets": _presets,
    "comparisons": _comparisons,
    "datasets": _datasets,
    "devices": _devices,
}
