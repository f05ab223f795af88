"""The picture of a measure as SVG within its page, with its title, its words and its key."""

from wsoa_cli.render.site.chart import BOTTOM, HEIGHT, MARGIN, RIGHT, WIDTH, Chart, Mark, Tick
from wsoa_cli.render.site.markup import Html, text

_KEY = '<svg aria-hidden="true" viewBox="0 0 20 20" width="20" height="20">'


def drawn(chart: Chart, title: str) -> Html:
    """The picture with its key below."""
    lines = "".join(f'<polyline class="line {kind}" points="{points}"/>\n' for kind, points in chart.lines)
    dots = "".join(f"{_mark(dot.mark, dot.x, dot.y)}\n" for dot in chart.dots)
    key = "".join(f"<li>{_KEY}{_mark(mark, 10, 10)}</svg> {words}</li>\n" for mark, words in chart.marks)
    return Html(
        "<figure>\n"
        '<svg class="chart" role="img" aria-labelledby="chart-title chart-description" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">\n'
        f'<title id="chart-title">{text(title)}</title>\n'
        f'<desc id="chart-description">{text(chart.description)}</desc>\n'
        f"{''.join(_across(tick, chart.left) for tick in chart.across)}{_along(chart.along)}{lines}{dots}</svg>\n"
        f'<figcaption>\n<ul class="key">\n{key}</ul>\n</figcaption>\n</figure>\n'
    )


def _across(tick: Tick, left: int) -> str:
    """A line from side to side, with its number before it."""
    return (
        f'<line class="grid" x1="{left - MARGIN}" x2="{RIGHT + MARGIN}" y1="{tick.at:g}" y2="{tick.at:g}"/>\n'
        f'<text class="label" x="{left - MARGIN - 6}" y="{tick.at + 4:g}" text-anchor="end">{text(tick.label)}</text>\n'
    )


def _along(ticks: tuple[Tick, ...]) -> str:
    """The days below; the first begins at its place and the last ends there, so that neither leaves the picture."""
    anchors = {0: "start", len(ticks) - 1: "end"}
    return "".join(
        f'<text class="label" x="{tick.at:g}" y="{BOTTOM + 24}" text-anchor="{anchors.get(n, "middle")}">'
        f"{text(tick.label)}</text>\n"
        for n, tick in enumerate(ticks)
    )


def _mark(mark: Mark, x: float, y: float) -> str:
    """A value; each kind has a shape of its own."""
    if mark == "baseline":
        return f'<rect class="mark baseline" x="{x - 5:g}" y="{y - 5:g}" width="10" height="10"/>'
    if mark == "promised":
        return f'<path class="mark promised" d="M{x:g} {y - 6:g} l6 6 l-6 6 l-6 -6 z"/>'
    if mark == "target":
        return f'<path class="mark target" d="M{x:g} {y - 7:g} l7 12 h-14 z"/>'
    return f'<circle class="mark {mark}" cx="{x:g}" cy="{y:g}" r="5"/>'
