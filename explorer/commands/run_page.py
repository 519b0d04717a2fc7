"""A recorded run as one page of HTML with its curves inside, which asks for nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

import numpy as np

from explorer import __version__
from explorer.commands.line_chart import Axes, Line, line_chart
from explorer.commands.replacing import PAGE_START
from explorer.commands.runs import circumstances, end_text
from explorer.counts import COUNTS
from explorer.messages import printable, translate
from explorer.network.expand import expand
from explorer.network.field_names import field_name
from explorer.runs.differences import value_text
from explorer.runs.recordings.recorded_run import RecordedRun
from explorer.runs.unused_settings import unused_settings
from explorer.ui.kit.text import capitalized
from explorer.ui.theme.line_look import DASHES
from explorer.ui.theme.palette import DARK, LIGHT, Theme

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;padding:2rem 1.5rem;max-width:56rem;
background:var(--window);color:var(--text)}
h1{font-size:1.7rem;line-height:1.25;margin:0}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}
.sub,footer{color:var(--muted);margin:.3rem 0 0}footer{margin-top:2.5rem;font-size:.85rem}
.wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;width:100%}
th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--border)}
th:first-child{padding-left:0}th{font-weight:600}tbody th{font-weight:400}
.pairs th{color:var(--muted);width:12rem}.counts :is(th,td):nth-child(n+3){text-align:right}
svg{width:100%;height:auto;background:var(--base);border:1px solid var(--border);border-radius:6px}
svg text{fill:var(--muted);font:12px system-ui,sans-serif}svg .grid{stroke:var(--grid)}
svg polyline{fill:none;stroke-width:1.5;stroke-linejoin:round}
@media print{svg,tr{break-inside:avoid}h2{break-after:avoid}body{padding:0}}
"""


def run_page(run: RecordedRun) -> str:
    """Return the page."""
    title = escape(run.record.title)
    parts = [
        f"<header><h1>{title}</h1>{_subtitle(run)}</header>",
        *_section(translate("Page", "Results"), _results(run)),
        *_charts(run),
        *_section(translate("Page", "Networks"), _networks(run)),
        *_section(translate("Page", "Training settings"), _settings(run)),
        *_section(translate("Page", "About the run"), _pairs(_about(run))),
        f"<footer>{escape(_made_by(run))}</footer>",
    ]
    language = escape(translate("Page", "en"))
    return (
        f'{PAGE_START}<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_colours()}{_STYLE}</style></head><body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _subtitle(run: RecordedRun) -> str:
    record = run.record
    text = translate("Page", "{data}, {steps}, {end}").format(
        data=record.experiment.settings.dataset,
        steps=COUNTS.steps(record.steps),
        end=end_text(record.end_reason),
    )
    return f'<p class="sub">{escape(text)}</p>'


def _about(run: RecordedRun) -> Iterator[tuple[str, str]]:
    yield translate("Runs", "file"), printable(run.path.name)
    yield from circumstances(run)


def _made_by(run: RecordedRun) -> str:
    text = translate("Page", "Written by ResNet Explorer {version} from {file}")
    return text.format(version=__version__, file=printable(run.path.name))


def _colours() -> str:
    return (
        f":root{{color-scheme:light dark;{_variables(LIGHT)}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
    )


def _variables(theme: Theme) -> str:
    names = ("window", "base", "text", "muted", "border", "grid")
    plain = [f"--{name}:{getattr(theme, name)}" for name in names]
    arms = [f"--arm{index}:{colour}" for index, colour in enumerate(theme.arms)]
    return ";".join([*plain, *arms])


def _charts(run: RecordedRun) -> Iterator[str]:
    history = run.record.history
    first = history.first_step
    steps = first + 1 + np.arange(history.steps, dtype=np.float64)
    losses, errors = [], []
    for lane in history.layout.lanes:
        look = _look(run, lane.arm)
        values = history.loss(lane.arm, lane.seed).astype(np.float64)
        losses.append(Line(*look, steps, values))
        found = history.evaluations(lane.arm, lane.seed)
        at_steps = np.array([each.step for each in found], dtype=np.float64)
        rates = np.array([100 * each.error_rate for each in found], dtype=np.float64)
        errors.append(Line(*look, at_steps, rates))
    span = float(first), float(first + history.steps)
    step = translate("Page", "step")
    for title, lines, is_marked in (
        (translate("Page", "Training loss"), losses, False),
        (translate("Page", "Held-out error, %"), errors, True),
    ):
        axes = Axes(title, step, span, is_marked=is_marked)
        yield from _section(title, line_chart(lines, axes))
    yield from _profiles(run)


def _profiles(run: RecordedRun) -> Iterator[str]:
    """Draw the gradient norm of every layer, after the first and after the last step."""
    history = run.record.history
    rows = sorted({0, history.steps - 1}) if history.steps else []
    for row in rows:
        lines, depth = [], 1
        for arm in history.layout.arms:
            (norms,) = history.norms(arm.arm, arm.seed)[row : row + 1]
            depth = max(depth, len(norms))
            places = np.arange(1, len(norms) + 1, dtype=np.float64)
            lines.append(Line(*_look(run, arm.arm), places, norms.astype(np.float64)))
        text = translate("Page", "Gradient norm by layer, step {step:,}")
        title = text.format(step=history.first_step + row + 1)
        layer = translate("Page", "layer, by depth")
        yield from _section(
            title, line_chart(lines, Axes(title, layer, (1.0, float(depth)), is_log=True))
        )


def _look(run: RecordedRun, label: str) -> tuple[str, str, tuple[int, ...] | None]:
    """Return name, colour and dash of an arm."""
    labels = [arm.label for arm in run.record.experiment.arms]
    at = labels.index(label)
    network = printable(run.record.experiment.arm(label).network.name)
    return f"{label} {network}", f"var(--arm{at})", DASHES[at]


def _section(title: str, content: str) -> Iterator[str]:
    if content:
        yield f"<h2>{escape(title)}</h2>"
        yield content


def _results(run: RecordedRun) -> str:
    history, rows = run.record.history, []
    for lane in history.layout.lanes:
        rates = [each.error_rate for each in history.evaluations(lane.arm, lane.seed)]
        test = run.record.tests.get((lane.arm, lane.seed))
        loss = history.loss(lane.arm, lane.seed, history.steps - 1) if history.steps else [np.nan]
        rows.append(
            [
                lane.arm,
                printable(run.record.experiment.arm(lane.arm).network.name),
                str(lane.seed),
                *[f"{float(each):.4g}" for each in loss],
                f"{rates[-1]:.2%}" if rates else "",
                f"{min(rates):.2%}" if rates else "",
                f"{test.error_rate:.2%}" if test else "",
            ]
        )
    head = [
        translate("Page", "Arm"),
        translate("Page", "Network"),
        translate("Page", "Seed"),
        translate("Page", "Last training loss"),
        translate("Page", "Last held-out error"),
        translate("Page", "Best held-out error"),
        translate("Page", "Test error"),
    ]
    if not any(row[-1] for row in rows):
        head, rows = head[:-1], [row[:-1] for row in rows]
    return _table(head, rows)


def _networks(run: RecordedRun) -> str:
    head = [
        translate("Page", "Arm"),
        translate("Page", "Network"),
        translate("Page", "Weighted layers"),
        translate("Page", "Parameters"),
        translate("Page", "Multiply-adds"),
    ]
    rows = []
    for arm in run.record.experiment.arms:
        plan = expand(arm.network)
        counts = (plan.depth, plan.params, plan.macs)
        rows.append([arm.label, arm.network.name, *(f"{each:,}" for each in counts)])
    return _table(head, rows)


def _settings(run: RecordedRun) -> str:
    experiment = run.record.experiment
    unused = unused_settings(experiment)
    shared = (
        (str(field_name([name])), value_text(value))
        for name, value in experiment.settings
        if name not in unused and value not in (None, "", ())
    )
    own = (
        (f"{arm.label}: {field_name([name])}", value_text(value))
        for arm in experiment.arms
        for name, value in arm.overrides.given.items()
    )
    return _pairs([*shared, *own])


def _pairs(rows: Iterable[tuple[str, str]]) -> str:
    """Return a table of names and what belongs to them."""
    body = "".join(
        f'<tr><th scope="row">{escape(capitalized(name))}</th><td>{escape(text)}</td></tr>'
        for name, text in rows
        if text
    )
    return f'<div class="wide"><table class="pairs"><tbody>{body}</tbody></table></div>'


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the first cell of each row is its heading."""
    top = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in rows
    )
    return (
        f'<div class="wide"><table class="counts"><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
