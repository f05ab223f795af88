"""Sites as they come out: published from real files, and read back page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as SAID

from folders import Folder
from wsoa_cli.commands.publish import Published, Wish, publish
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.model.site_facts import NO_FACTS, SiteFacts
from wsoa_cli.render.site.site import Site

TODAY = date(2020, 3, 2)
EVERYTHING = Wish()
HTML = "{http://www.w3.org/1999/xhtml}"

RICH_HEAD = """\
summary: How the area puts right what was found about special educational needs and disabilities (SEND).
inspection: {start: 2019-10-07, end: 2019-10-11, report_received: 2019-11-11, report_published: 2019-12-02}
findings:
  - id: F1
    kind: significant_weakness
    text: Plans are late.
    source: Inspection report, page 7
    outcomes: [A child has a plan within 20 weeks.]
  - {id: F2, kind: improvement, text: The local offer is out of date., served_by: ["1.2"]}
strengths: [Parents take part in decisions as equals.]
principles:
  - {id: listen, text: Listen first, kind: pledge}
conditions:
  - {id: R1, text: Say how social care takes part., due: 2020-04, response: Action 1.1 names the social workers.}
deadlines:
  - {id: submit, title: Submit the statement, kind: statutory, due: 2020-02-21, met: 2020-02-18}
  - {id: revisit, title: Re-inspection expected by, kind: external, due: 2021-09}
decisions:
  - {id: D1, board: send-board, title: Agree the pooled budget, status: agreed, date: 2020-02-12}
implications: {financial: The budget is agreed., legal: None}
legend: {red: Late or not started}
"""

RICH_WORKSTREAM = """\
outcomes: [{id: O1, text: Families wait no longer than the law allows.}]
actions:
  - id: 1.1
    title: Recruit two case workers
    lead: [head-of-sen, director]
    partners: [nhs]
    start: 2019-09
    due: 2020-03-31
    due_text: by Easter
    status: in_progress
    impact: too_early
    impact_known_by: 2020-Q4
    measures: [M1.1]
    budget: {total: 12000}
    due_changes:
      - {on: 2020-02-10, from: 2020-01-31, to: 2020-03-31, reason: recruitment, approved_by: send-board}
    updates:
      - {date: 2020-02-14, by: head-of-sen, text: The posts are advertised., audience: public}
    evidence:
      - {title: Minutes, kind: activity, date: 2020-02, link: https://www.example.org/minutes, audience: public}
  - {id: 1.2, title: Bring the local offer up to date, lead: [head-of-sen], due: 2020-02, status: in_progress, needs: ["1.1"]}
  - {id: 1.3, title: Ask families, due: ongoing, review: FY2019-20 Q4, status: not_started, start: 2020-06}
  - {id: 1.4, title: Train everybody, due: 2019-12, status: delivered, finished: 2020-01-15, age_bands: [0-5]}
  - {id: 1.5, title: Write a leaflet, status: withdrawn}
measures:
  - id: M1.1
    title: Plans within 20 weeks
    kind: outcome
    unit: percent
    better: higher
    source: Monthly return
    frequency: monthly
    baseline: {value: 43, date: 2019-09-30}
    target: {value: 90, by: 2021-03-31}
    trajectory: [{by: 2020-01-31, value: 50}, {by: 2020-12-31, value: 75}]
    benchmark: {name: England, value: 60.4, date: 2018}
    readings:
      - {date: 2020-01-31, value: 44.5}
      - {date: 2020-02-29, value: 47, basis: provisional, note: Two returns are missing.}
      - {date: 2020-06-30, value: 55, basis: projected}
  - {id: M1.2, title: Complaints, unit: count, better: lower, baseline: {due: 2020-09-30}}
"""


def rich_plan(folder: Folder, plan_id: str = "north") -> Folder:
    """A plan in which every kind of thing that a page shows is there."""
    return folder.plan(plan_id, more=RICH_HEAD).workstream(RICH_WORKSTREAM, plan_id=plan_id)


def published(root: Path, out: Path, *, today: date = TODAY, wish: Wish = EVERYTHING, facts: SiteFacts = NO_FACTS) -> Published:
    """Publishes a folder of plans."""
    return publish(Workspace(root, today), wish, out, Site(today, facts))


@dataclass(frozen=True)
class Page:
    """A page as a browser reads it; `errors` is what is wrong with its HTML."""

    path: str
    text: str
    tree: Element
    errors: tuple[str, ...]

    def all(self, name: str) -> list[Element]:
        """Every element of a name."""
        return list(self.tree.iter(f"{HTML}{name}"))

    def all_of_svg(self, name: str) -> list[Element]:
        """Every element of a picture, by its name."""
        return list(self.tree.iter(f"{{http://www.w3.org/2000/svg}}{name}"))

    @property
    def ids(self) -> list[str]:
        """The ids of all its elements."""
        return [name for one in self.tree.iter() if (name := one.get("id"))]


def content_of(site: Path) -> dict[str, bytes]:
    """Every file of a site, by its path."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def pages_of(site: Path) -> Iterator[Page]:
    """Every page of a site, parsed."""
    for path, content in content_of(site).items():
        if path.endswith(".html"):
            parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
            tree = parser.parse(content.decode())
            errors = tuple(f"{line}: {SAID[name] % values}" for (line, _), name, values in parser.errors)
            yield Page(path, content.decode(), tree, errors)
