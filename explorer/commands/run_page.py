"""A recorded run as one page of HTML with its curves inside, which asks for nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

import numpy as np

from explorer.commands.line_chart import Line, line_chart
from explorer.commands.replacing import PAGE_START
from explorer.commands.runs import facts
from explorer.messages import translate
from explorer.network.expand import expand
from explorer.network.field_names import field_name
from explorer.runs.recordings.recorded_run import RecordedRun
from explorer.runs.unused_settings import unused_settings
from explorer.ui.theme.line_look import DASHES
from explorer.ui.theme.palette import DARK, LIGHT, Theme

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;padding:1.5rem;max-width:60rem;
background:var(--window);color:var(--text)}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}
.wide{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .9rem .3rem 0;text-align:left;vertical-align:top;
border-bottom:1px solid var(--border)}
th{font-weight:600}tbody th{color:var(--muted);font-weight:400}
svg{width:100%;height:auto;background:var(--base);border:1px solid var(--border);border-radius:6px}
svg text{fill:var(--muted);font-size:12px}svg .grid{stroke:var(--grid)}
svg polyline{fill:none;stroke-width:1.5;stroke-linejoin:round}
"""


def run_page(run: RecordedRun) -> str:
    """Return the page."""
    title = escape(run.about.get("title", "") or run.path.stem)
    parts = [
        f"<h1>{title}</h1>",
        _table((), facts(run)),
        *_charts(run),
        *_section(translate("Page", "Results"), _results(run)),
        *_section(translate("Page", "Networks"), _networks(run)),
        *_section(translate("Page", "Settings"), _settings(run)),
    ]
    language = escape(translate("Page", "en"))
    return (
        f'{PAGE_START}<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_colours()}{_STYLE}</style></head><body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


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
    arms = [lane.arm for lane in history.layout.arms]
    steps = history.first_step + 1 + np.arange(history.steps, dtype=np.float64)
    losses, errors = [], []
    for lane in history.layout.lanes:
        at = arms.index(lane.arm)
        look = lane.arm, f"var(--arm{at})", DASHES[at]
        values = history.loss(lane.arm, lane.seed).astype(np.float64)
        losses.append(Line(*look, steps, values))
        found = history.evaluations(lane.arm, lane.seed)
        at_steps = np.array([each.step for each in found], dtype=np.float64)
        rates = np.array([100 * each.error_rate for each in found], dtype=np.float64)
        errors.append(Line(*look, at_steps, rates))
    yield from _section(translate("Page", "Training loss"), line_chart(losses))
    yield from _section(translate("Page", "Held-out error, %"), line_chart(errors))


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
                str(lane.seed),
                *[f"{float(each):.4g}" for each in loss],
                f"{rates[-1]:.2%}" if rates else "",
                f"{min(rates):.2%}" if rates else "",
                f"{test.error_rate:.2%}" if test else "",
            ]
        )
    head = [
        translate("Page", "arm"),
        translate("Page", "seed"),
        translate("Page", "last training loss"),
        translate("Page", "last held-out error"),
        translate("Page", "best held-out error"),
        translate("Page", "test error"),
    ]
    return _table(head, rows)


def _networks(run: RecordedRun) -> str:
    head = [
        translate("Page", "arm"),
        translate("Page", "network"),
        translate("Page", "weighted layers"),
        translate("Page", "parameters"),
        translate("Page", "multiply-adds"),
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
    return _table(
        (),
        (
            (str(field_name([name])), str(value))
            for name, value in experiment.settings
            if name not in unused and value not in (None, "", ())
        ),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the first cell of each row is its heading."""
    top = "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in rows
        if any(cells)
    )
    heading = f"<thead><tr>{top}</tr></thead>" if head else ""
    return f'<div class="wide"><table>{heading}<tbody>{body}</tbody></table></div>'
