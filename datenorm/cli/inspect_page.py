"""The report of `inspect` as one HTML page that needs nothing else: charts are SVG in the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from datenorm.cli.inspect import facts
from datenorm.columns import ColumnReport
from datenorm.tallies import STATUSES

COLOURS = {"ok": "#2a7f62", "ambiguous": "#d9a21b", "rejected": "#b5443c"}
SHADES = ("#23527c", "#3d7fb5", "#73a9d1", "#a5c8e1", "#c9dcec", "#8a8a8a", "#a9a9a9", "#c4c4c4", "#dddddd", "#eeeeee")
WIDTH, BAR, HEIGHT = 560, 18, 80
# Bars that a chart of years has at most; more years are taken together.
MOST_BARS = 60

_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
section { border-top: 1px solid #ccc; padding: .6rem 0 1.2rem; }
h2 { margin: .4rem 0; } th { text-align: left; vertical-align: top; padding-right: 1rem; font-weight: 600; }
td { overflow-wrap: anywhere; } svg { display: block; margin: .5rem 0; } text { font-size: 12px; fill: #333; }
"""


def page(name: str, reports: Sequence[tuple[str, ColumnReport]]) -> str:
    """The whole page on a file of that name."""
    title = f"Dates in {escape(name)}"
    sections = "\n".join(_section(column, report) for column, report in reports)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n"
        f"<body><h1>{title}</h1>\n{sections}\n</body></html>\n"
    )


def _section(name: str, report: ColumnReport) -> str:
    rows = "".join(f"<tr><th>{escape(label)}</th><td>{escape(fact)}</td></tr>" for label, fact in facts(report))
    statuses = {status: report.tally.statuses[status] for status in STATUSES}
    charts = [stacked("answers", statuses, COLOURS)]
    if report.tally.precisions:
        shares = dict(sorted(report.tally.precisions.items(), key=lambda item: (-item[1], item[0])))
        charts.append(stacked("precision", shares, dict(zip(shares, SHADES, strict=False))))
    if report.tally.years:
        charts.append(histogram(report.tally.years))
    return (
        f"<section><h2>{escape(name)}</h2><p>{report.tally.rows:,} rows, {report.tally.empty:,} empty</p>"
        f"<table>{rows}</table>{''.join(charts)}</section>"
    )


def stacked(title: str, counts: Mapping[str, int], colours: Mapping[str, str]) -> str:
    """One bar whose parts are the shares of what was counted; nothing where nothing was."""
    whole = sum(counts.values())
    if not whole:
        return ""
    parts, start = [], 0.0
    for name, count in counts.items():
        width = WIDTH * count / whole
        label = f"{escape(name)}: {count:,} ({count / whole:.1%})"
        parts.append(
            f'<rect x="{start:.1f}" y="16" width="{width:.1f}" height="{BAR}" fill="{colours[name]}">'
            f"<title>{label}</title></rect>"
        )
        start += width
    legend = ", ".join(f"{escape(name)} {count:,}" for name, count in counts.items() if count)
    return _svg(f"{title}: {legend}", "".join(parts), 16 + BAR)


def histogram(years: Mapping[int, int]) -> str:
    """A bar for each year, or for as many years as make few enough bars."""
    first, last = min(years), max(years)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (last // step - first // step) < MOST_BARS)
    bars: dict[int, int] = {}
    for year, count in years.items():
        bars[year // step * step] = bars.get(year // step * step, 0) + count
    start, places = first // step, last // step - first // step + 1
    width, highest = WIDTH / places, max(bars.values())
    shapes = [
        f'<rect x="{(year // step - start) * width:.1f}" y="{16 + HEIGHT * (1 - count / highest):.1f}" '
        f'width="{max(1.0, width - 1):.1f}" height="{HEIGHT * count / highest:.1f}" fill="{SHADES[0]}">'
        f"<title>{year:04}{f' to {year + step - 1:04}' if step > 1 else ''}: {count:,}</title></rect>"
        for year, count in sorted(bars.items())
    ]
    each = "a bar a year" if step == 1 else f"a bar for {step} years"
    return _svg(f"{first:04} to {last:04}, {each}, the highest is {highest:,}", "".join(shapes), 16 + HEIGHT)


def _svg(title: str, shapes: str, height: int) -> str:
    return (
        f'<svg width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img">'
        f'<text x="0" y="11">{title}</text>{shapes}</svg>'
    )
