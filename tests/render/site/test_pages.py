"""What the pages of a site are: whole HTML that tells what the public may see, links that lead somewhere, nothing that runs."""

import json
import posixpath
import re
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from folders import Folder
from secrets_in_plans import secret_plan
from sites import HTML, RICH_HEAD, RICH_WORKSTREAM, Page, content_of, pages_of, published, rich_plan
from wsoa_cli.model.site_facts import SiteFacts

LARGEST = 100_000

HOSTILE = """\
actions:
  - id: 1.1
    title: "</title><script>alert(1)</script>{{ 7*7 }}<img src=x onerror=alert(2)>"
    lead: ["x"]
    due: 2020-03
    due_text: "\\" onmouseover=\\"alert(3)"
    status: in_progress
    updates:
      - {date: 2020-02-14, text: "<!-- --><svg onload=alert(4)> \\u202Egnp.exe", audience: public}
    evidence:
      - {title: script, link: "javascript:alert(5)", audience: public}
      - {title: data, link: "data:text/html,<script>alert(6)</script>", audience: public}
      - {title: quoted, link: 'https://www.example.org/"><script>alert(7)</script>', audience: public}
      - {title: good, link: "https://www.example.org/a?b=c&d=e", audience: public}
      - {title: mail, link: "mailto:send@example.org", audience: public}
measures:
  - id: M1.1
    title: "<b>& per cent</b>"
    unit: percent
    better: higher
    baseline: {value: 4, date: 2020-01}
    target: {value: 9, by: 2020-06}
"""


@pytest.fixture
def site(folder: Folder, tmp_path: Path) -> Path:
    """The site of two plans that have everything."""
    rich_plan(folder)
    rich_plan(folder, "south")
    published(folder.root, tmp_path / "site")
    return tmp_path / "site"


def test_a_plan_has_a_page_for_each_thing_that_people_look_for(site: Path) -> None:
    pages = [path.removeprefix("plans/north/") for path in content_of(site) if path.startswith("plans/north/")]
    assert sorted(pages) == [
        "data.html",
        "data/actions.csv",
        "data/dates.csv",
        "data/measures.csv",
        "data/plan.json",
        "data/readings.csv",
        "glossary.html",
        "index.html",
        "measures.html",
        "measures/M1.1.html",
        "measures/M1.2.html",
        "timeline.html",
        "workstreams/WS1.html",
    ]


def test_every_page_is_html_without_a_fault(site: Path) -> None:
    assert {} == {page.path: page.errors for page in pages_of(site) if page.errors}


def test_every_page_says_its_language_and_has_one_heading_and_its_landmarks(site: Path) -> None:
    for page in pages_of(site):
        (html,) = page.all("html")
        assert "en-GB" == html.get("lang")
        assert [1, 1, 1, 1] == [len(page.all(name)) for name in ("h1", "main", "header", "footer")], page.path
        assert len(page.ids) == len(set(page.ids)), page.path


def test_headings_skip_no_level(site: Path) -> None:
    for page in pages_of(site):
        levels = [int(one.tag[-1]) for one in page.tree.iter() if re.fullmatch(r"h[1-6]", str(one.tag).removeprefix(HTML))]
        assert [] == [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1], page.path


def test_every_table_has_a_caption_and_its_headers_a_scope(site: Path) -> None:
    for page in pages_of(site):
        for table in page.all("table"):
            assert table.find(f"{HTML}caption") is not None, page.path
            assert [] == [cell for cell in table.iter(f"{HTML}th") if cell.get("scope") not in {"row", "col"}]


def test_every_link_within_the_site_leads_to_something(site: Path) -> None:
    assert [] == where_links_fail(site)


def inner_links(page: Page) -> list[str]:
    """Where a page links to within its site."""
    links = [one.get("href", "") for name in ("a", "link") for one in page.all(name)]
    return [href for href in links if not re.match("https?:|mailto:", href)]


def test_no_page_runs_anything_or_loads_anything_from_elsewhere(site: Path) -> None:
    for page in pages_of(site):
        assert "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" in page.text
        assert [0, 0, 0, 0] == [len(page.all(name)) for name in ("script", "iframe", "style", "img")]
        assert "refresh" not in page.text
        assert [] == [name for one in page.tree.iter() for name in one.keys() if name.startswith("on") or name == "style"]  # noqa: SIM118 - an element


def test_an_action_has_an_address_that_stays(site: Path) -> None:
    (page,) = [page for page in pages_of(site) if page.path == "plans/north/workstreams/WS1.html"]
    assert {"a-1.1", "a-1.2", "a-1.3", "a-1.4", "a-1.5"} <= set(page.ids)


def test_what_an_action_page_tells_of_one_that_slipped(site: Path) -> None:
    text = words(site / "plans/north/workstreams/WS1.html")
    assert "Deadline 31 March 2020 (“by Easter”)" in text
    assert "First agreed for 31 January 2020, now 60 days later:" in text
    assert (
        "10 February 2020: from 31 January 2020 to 31 March 2020. Reason: Recruitment. Agreed by SEND Improvement Board."
        in text
    )
    assert "Who does it Head of SEN, Director of Children's Services" in text
    assert "Status In progress" in text


def test_a_name_is_told_only_where_the_plan_publishes_it(folder: Folder, tmp_path: Path) -> None:
    folder.plan(more="posts:\n  - {id: director, title: Director, holder: A Name, publish_name: true}\n").workstream()
    folder.plan("south").workstream(plan_id="south")
    published(folder.root, tmp_path / "site")
    assert "Who answers for it Director (A Name)" in words(tmp_path / "site/plans/north/workstreams/WS1.html")
    assert "Who answers for it Director of Children's Services" in words(tmp_path / "site/plans/south/workstreams/WS1.html")
    assert b"Post Holder" not in b"".join(content_of(tmp_path / "site").values())


def test_the_front_page_says_what_was_found_and_what_is_promised(site: Path) -> None:
    text = words(site / "plans/north/index.html")
    assert "5 actions: 1 not started, 2 in progress, 1 delivered, 1 withdrawn; 1 late." in text
    assert "F1: Significant weakness Plans are late." in text
    assert "What will be true when it is put right: A child has a plan within 20 weeks." in text
    assert "Submit the statement 21 February 2020 Met on 18 February 2020" in text
    assert "Answer: Action 1.1 names the social workers." in text


def test_the_front_page_says_who_answers_for_each_workstream_and_how_far_it_is(site: Path) -> None:
    text = words(site / "plans/north/index.html")
    assert "WS1: Plans on time Director of Children's Services 1 of 5 1 Red" in text
    assert "actions 5 done 1 in progress 2 late 1" in text


def test_a_picture_of_how_far_it_is_tells_what_the_words_beside_it_tell_and_is_not_read_out(site: Path) -> None:
    (page,) = [page for page in pages_of(site) if page.path == "plans/north/workstreams/WS1.html"]
    (bar,) = [one for one in page.all_of_svg("svg") if one.get("class") == "bar"]
    assert ("true", "0 0 5 1") == (bar.get("aria-hidden"), bar.get("viewBox"))
    assert [(None, "1"), ("1", "2")] == [(one.get("x"), one.get("width")) for one in bar]
    assert "Actions 5 in all, 1 done, 1 late" in words(site / "plans/north/workstreams/WS1.html")


def test_a_workstream_names_the_partners_of_its_actions(site: Path) -> None:
    text = words(site / "plans/north/workstreams/WS1.html")
    assert "Who answers for it Director of Children's Services Delivery partners Northshire NHS Actions" in text


def test_the_timeline_stands_under_its_years_and_what_has_no_date_comes_last(site: Path) -> None:
    (page,) = [page for page in pages_of(site) if page.path == "plans/north/timeline.html"]
    assert ["2019", "2020", "2021", "No date given"] == ["".join(one.itertext()) for one in page.all("h2")]
    assert ["2019", "2020", "2021", "No date given"] == ["".join(one.itertext()) for one in page.all("caption")]
    assert [1, 4, 1, 1] == [len(list(one.iter(f"{HTML}tr"))) for one in page.all("tbody")]


def test_a_measure_begins_with_where_it_was_where_it_is_and_where_it_should_be(site: Path) -> None:
    assert "at the start 43% latest reading 47% target 90%" in words(site / "plans/north/measures/M1.1.html")
    assert "at the start" not in words(site / "plans/north/measures/M1.2.html")


def test_no_mark_of_a_picture_covers_a_number_however_long_it_is(folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream("""\
        measures:
          - id: M1
            title: Spent on places elsewhere
            unit: gbp
            better: lower
            baseline: {value: 21000000, date: 2019-09-30}
            target: {value: 9000000, by: 2021-03-31}
        """)
    published(folder.root, tmp_path / "site")
    text = (tmp_path / "site/plans/north/measures/M1.html").read_text(encoding="utf-8")
    ends = {float(x) for x in re.findall(r'x="([0-9.]+)" y="[0-9.]+" text-anchor="end">£', text)}
    (baseline, *_) = [float(x) for x in re.findall(r'<rect class="mark baseline" x="([0-9.]+)"', text)]
    longest = max(re.findall(r">(£[0-9,]+)</text>", text), key=len)
    assert max(ends) < baseline
    assert min(ends) > len(longest) * 10  # the letters on a phone, in the picture's own units


def test_a_measure_has_a_picture_with_words_and_a_table_with_every_value(site: Path) -> None:
    (page,) = [page for page in pages_of(site) if page.path == "plans/north/measures/M1.1.html"]
    assert page.text.count('<circle class="mark observed"') == 3  # two readings, and one in the key
    assert page.text.count('<circle class="mark projected"') == 2
    assert page.text.count('<rect class="mark baseline"') == 2
    assert '<title id="chart-title">Plans within 20 weeks</title>' in page.text
    rows = [" ".join("".join(row.itertext()).split()) for row in page.all("tr")]
    assert rows == [
        "DateWhat it isValueNote",
        "30 September 2019Baseline43%–",
        "31 January 2020Promised on the way50%–",
        "31 January 2020Reading44.5%–",
        "29 February 2020Reading, provisional47%Two returns are missing.",
        "30 June 2020Projected, not observed55%–",
        "31 December 2020Promised on the way75%–",
        "31 March 2021Target90%–",
    ]


def test_the_words_page_has_the_acronyms_that_the_plan_writes_out_and_its_own_legend(site: Path) -> None:
    text = words(site / "plans/north/glossary.html")
    assert "SEND special educational needs and disabilities" in text
    assert "Red Late or not started" in text
    assert "Green As promised, or done." in text


def test_the_data_has_what_the_pages_tell(site: Path) -> None:
    shape = json.loads((site / "plans/north/data/plan.json").read_bytes())
    assert ("wsoa.public/1", "2020-03-02") == (shape["schema"], shape["today"])
    (workstream,) = shape["plan"]["workstreams"]
    assert ["1.1", "1.2", "1.3", "1.4", "1.5"] == [one["id"] for one in workstream["actions"]]
    assert "audience" not in (site / "plans/north/data/plan.json").read_text(encoding="utf-8")
    readings = (site / "plans/north/data/readings.csv").read_text(encoding="utf-8")
    assert "north,WS1,M1.1,2020-02-29,47,provisional,Two returns are missing.\n" in readings


def test_what_is_not_known_for_the_accessibility_statement_is_a_visible_gap(folder: Folder, tmp_path: Path) -> None:
    rich_plan(folder)
    published(folder.root, tmp_path / "site")
    assert "published by [To be written: who publishes these pages]." in words(tmp_path / "site/accessibility.html")
    facts = SiteFacts(organisation="Northshire Council", email="send@northshire.example", compliance="fully")
    published(folder.root, tmp_path / "site", facts=facts)
    text = words(tmp_path / "site/accessibility.html")
    assert "published by Northshire Council." in text
    assert "These pages meet it." in text


def words(path: Path) -> str:
    """The words of a page, on one line."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(?s)<head>.*?</head>|<svg.*?</svg>", " ", text)
    text = re.sub(r"<[^>]+>", " ", text).replace("&#39;", "'")
    return re.sub(r" ([.,:;)])", r"\1", " ".join(text.split()))


def test_hostile_words_stay_words(folder: Folder, tmp_path: Path) -> None:
    folder.plan(more='title: "<script>alert(0)</script>"\n').workstream(HOSTILE)
    published(folder.root, tmp_path / "site")
    for page in pages_of(tmp_path / "site"):
        assert () == page.errors, page.path
        assert [0, 0, 0] == [len(page.all(name)) for name in ("script", "img", "b")], page.path
        assert [] == [name for one in page.tree.iter() for name in one.keys() if name.startswith("on")]  # noqa: SIM118 - an element
        assert "\u202e" not in page.text
        assert "49" not in page.text.partition("<h1>")[2].partition("</h1>")[0]


def test_only_links_to_the_web_and_to_people_are_links(folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream(HOSTILE)
    published(folder.root, tmp_path / "site")
    (page,) = [page for page in pages_of(tmp_path / "site") if page.path == "plans/north/workstreams/WS1.html"]
    outside = [one for one in page.all("a") if re.match("[a-z]+:", one.get("href", ""))]
    assert [(one.get("href", ""), one.get("rel")) for one in outside if "alert" not in one.get("href", "")] == [
        ("https://www.example.org/a?b=c&d=e", "noopener noreferrer"),
        ("mailto:send@example.org", "noopener noreferrer"),
    ]
    assert {"https", "mailto"} == {one.get("href", "").partition(":")[0] for one in outside}


def test_nothing_leaves_that_is_not_for_the_public(folder: Folder, tmp_path: Path) -> None:
    plan = secret_plan(tangled=False)
    published(plan.write(folder), tmp_path / "site")
    site = content_of(tmp_path / "site")
    assert {} == {
        path: found for path, content in site.items() if (found := plan.leaks(path.encode() + b" " + content, "public"))
    }
    everything = b"".join(site.values())
    told = (
        "PlanHead.title",
        "PlanHead.summary",
        "Finding.text",
        "Action.title",
        "Measure.title",
        "Update.text",
        "Outcome.text",
    )
    assert [] == plan.missing(everything, "public", *told)


HIDDEN_IN_HEAD = {
    "findings": "  - {id: F9, kind: improvement, text: Not yet told., audience: internal}\n",
    "conditions": "  - {id: R9, text: Not yet told., due: 2020-01, audience: board}\n",
    "deadlines": "  - {id: secret, title: Not yet told, due: 2020-02-01, audience: internal}\n",
    "decisions": "  - {id: D9, board: send-board, title: Not yet told, status: pending, due: 2020-01, audience: board}\n",
}
HIDDEN_ACTION = """\
  - id: 1.9
    title: Close the unit
    lead: [director]
    due: 2019-12
    status: in_progress
    audience: board
    due_changes: [{on: 2020-01-10, from: 2019-11, to: 2019-12, reason: recruitment}]
"""
HIDDEN_MEASURE = """\
  - {id: M1.9, title: Complaints of one family, unit: count, better: lower, audience: internal}
"""
HIDDEN_PARTS = """\
    confidence_reason: One of the two is ill.
    mitigation: Ask the neighbours.
    rag_reason: Nobody has applied.
    x-note: Ask Ms Secret.
    updates:
      - {date: 2020-02-20, text: Said to the board.}
      - {date: 2020-02-21, text: Said inside., audience: internal}
"""


def test_what_is_not_for_the_public_changes_no_byte(folder: Folder, tmp_path: Path) -> None:
    folder.plan(more=RICH_HEAD).workstream(RICH_WORKSTREAM)
    published(folder.root, tmp_path / "one")
    head, workstream = RICH_HEAD, RICH_WORKSTREAM
    for field, hidden in HIDDEN_IN_HEAD.items():
        head = head.replace(f"{field}:\n", f"{field}:\n{hidden}")
    for before, hidden in (
        ("  - {id: 1.2,", HIDDEN_ACTION),
        ("  - {id: M1.2,", HIDDEN_MEASURE),
        ("    updates:\n", HIDDEN_PARTS),
    ):
        workstream = workstream.replace(before, hidden + (before if before not in hidden else ""))
    waivers = "waivers:\n  - {rule: team-as-lead, reason: It is agreed, by: director}\n"
    folder.plan(more=f"{head}{waivers}x-own: Not told\n").workstream(f"# not told\n{workstream}", name="a-secret-name")
    (folder.root / "north/workstreams/1.yaml").unlink()
    assert "1.9" in workstream
    assert "M1.9" in workstream
    published(folder.root, tmp_path / "other")
    assert content_of(tmp_path / "one") == content_of(tmp_path / "other")


def test_the_same_plans_on_the_same_day_give_the_same_bytes(folder: Folder, tmp_path: Path) -> None:
    rich_plan(folder)
    for name in ("one", "other"):
        published(folder.root, tmp_path / name)
    assert content_of(tmp_path / "one") == content_of(tmp_path / "other")


WORDS = "Bring everybody together who works with one family, and agree what each does. "


def actions(numbers: range, *, stem: str = "1.", more: str = "", times: int = 3) -> str:
    """A workstream with an action of some length for each number."""
    rows = (
        f'  - {{id: "{stem}{n}", title: "{WORDS * times}", due: 2020-06, status: in_progress, lead: [director]{more}}}\n'
        for n in numbers
    )
    return "actions:\n" + "".join(rows)


def large_pages(site: Path) -> dict[str, int]:
    """The pages that are too large for a phone on a slow line, with their bytes."""
    return {path: len(text) for path, text in content_of(site).items() if path.endswith(".html") and len(text) > LARGEST}


def where_links_fail(site: Path) -> list[str]:
    """Every link within a site that leads to no file, or to no place in it."""
    return failing_links(content_of(site), {page.path: page for page in pages_of(site)})


def failing_links(known: Mapping[str, bytes], pages: Mapping[str, Page]) -> list[str]:
    """The same of pages that have been parsed."""
    ids = {path: set(page.ids) for path, page in pages.items()}
    failing = []
    for page in pages.values():
        for href in inner_links(page):
            path, _, anchor = href.partition("#")
            to = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path
            if to not in known or (anchor and anchor not in ids[to]):
                failing.append(f"{page.path}: {href}")
    return failing


def led_to(pages: Mapping[str, Page], path: str, anchor: str) -> str:
    """The heading of the action that an address leads to, itself or by the one link that stands there."""
    (there,) = [one for one in pages[path].tree.iter() if one.get("id") == anchor]
    heading = there.find(f"{HTML}h3")
    if heading is not None:
        return "".join(heading.itertext())
    (link,) = there.iter(f"{HTML}a")
    name, _, further = link.get("href", "").partition("#")
    return led_to(pages, posixpath.join(posixpath.dirname(path), name), further)


@pytest.mark.parametrize(
    ("count", "times", "lists"),
    [
        pytest.param(250, 3, [], id="as large as they come"),
        pytest.param(600, 3, ["WS1~list2.html"], id="a workstream that is too large"),
        pytest.param(2000, 1, [f"WS1~list{n}.html" for n in (2, 3, 4)], id="a whole plan in one workstream"),
    ],
)
def test_no_page_of_a_long_workstream_is_large_and_every_address_leads_to_its_action(
    folder: Folder, tmp_path: Path, count: int, times: int, lists: list[str]
) -> None:
    needs = ', needs: ["1.1"]'
    folder.plan().workstream(actions(range(1, count + 1), more=needs, times=times))
    published(folder.root, tmp_path / "site")
    assert {} == large_pages(tmp_path / "site")
    site, pages = content_of(tmp_path / "site"), {page.path: page for page in pages_of(tmp_path / "site")}
    assert [] == failing_links(site, pages)
    assert [] == [page.path for page in pages.values() if page.errors or len(page.ids) != len(set(page.ids))]
    assert lists == sorted(posixpath.basename(path) for path in site if "~list" in path)
    timeline = "".join(page.text for path, page in pages.items() if "timeline" in path)
    told = dict(re.findall(r'href="(workstreams/[^"#]*)#a-(1\.[0-9]+)"', timeline))  # the last action on each
    assert {f"workstreams/{name}" for name in ("WS1.html", *lists)} == set(told)
    for path, number in told.items():
        assert led_to(pages, f"plans/north/{path}", f"a-{number}").startswith(f"{number} Bring")


def test_a_plan_of_two_thousand_actions_has_no_large_page_and_no_link_that_fails(folder: Folder, tmp_path: Path) -> None:
    folder.plan()
    for n in range(40):
        head = f"id: WS{n}\ntitle: Plans on time, part {n}\naccountable: [director]\nfindings: [F1]\n"
        folder.workstream(actions(range(50), stem=f"{n}."), name=str(n), head=head)
    published(folder.root, tmp_path / "site")
    assert {} == large_pages(tmp_path / "site")
    assert [] == where_links_fail(tmp_path / "site")


def test_a_workstream_with_very_many_measures_names_the_page_that_has_them(folder: Folder, tmp_path: Path) -> None:
    rows = "".join(f"  - {{id: M{n}, title: '{WORDS}', unit: count, better: lower}}\n" for n in range(400))
    folder.plan().workstream(f"measures:\n{rows}")
    published(folder.root, tmp_path / "site")
    assert {} == large_pages(tmp_path / "site")
    assert [] == where_links_fail(tmp_path / "site")
    assert "This workstream has 400 measures; the list of measures has them all." in words(
        tmp_path / "site/plans/north/workstreams/WS1.html"
    )


def test_a_measure_with_very_many_readings_goes_on_on_further_pages(folder: Folder, tmp_path: Path) -> None:
    days = (date(2014, 1, 1) + timedelta(days=3 * n) for n in range(700))
    readings = "".join(f"      - {{date: {day}, value: 47.5}}\n" for day in days)
    measure = "  - id: M1\n    title: Plans on time\n    unit: percent\n    better: higher\n    readings:\n"
    folder.plan().workstream(f"measures:\n{measure}{readings}")
    published(folder.root, tmp_path / "site")
    assert {} == large_pages(tmp_path / "site")
    pages = {page.path: page for page in pages_of(tmp_path / "site")}
    assert [] == failing_links(content_of(tmp_path / "site"), pages)
    of_measure = [page for path, page in pages.items() if "/measures/M1" in path]
    assert [page.errors for page in of_measure] == [(), (), ()]
    assert 700 == sum(len(page.all("tr")) - 1 for page in of_measure)


def addresses_of(site: Path) -> set[str]:
    """The address of each action, as its heading gives it."""
    pages = b"".join(content_of(site).values()).decode()
    return set(re.findall(r'<h3><a href="([^"]*)"', pages))


def test_an_address_stays_when_words_are_added_and_actions_behind_it(folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream(actions(range(1, 700)))
    published(folder.root, tmp_path / "site")
    before = addresses_of(tmp_path / "site")
    assert {"WS1.html", "WS1~list2.html"} == {one.partition("#")[0] for one in before}
    folder.workstream(actions(range(1, 750), times=5))
    published(folder.root, tmp_path / "site")
    assert before < addresses_of(tmp_path / "site")


def test_ids_that_a_fault_gave_twice_have_a_page_and_an_anchor_each(folder: Folder, tmp_path: Path) -> None:
    twice = "actions:\n" + "  - {id: 1.1, title: One, status: in_progress}\n" * 2
    folder.plan().workstream(twice).workstream(name="2")
    published(folder.root, tmp_path / "site")
    pages = {page.path: page for page in pages_of(tmp_path / "site")}
    assert {"a-1.1", "a-1.1~again2"} <= set(pages["plans/north/workstreams/WS1.html"].ids)
    assert "plans/north/workstreams/WS1~again2.html" in pages


def test_a_draft_with_nothing_in_it_has_a_page_all_the_same(folder: Folder, tmp_path: Path) -> None:
    folder.plan(more="findings: []\nposts: []\nstage: draft\n").workstream(head="id: WS1\ntitle: First\naccountable: []\n")
    published(folder.root, tmp_path / "site")
    assert [] == [page.path for page in pages_of(tmp_path / "site") if page.errors]
    assert "No actions are recorded." in words(tmp_path / "site/plans/north/index.html")
    assert "The plan has no dates yet." in words(tmp_path / "site/plans/north/timeline.html")


def test_a_counter_that_starts_again_has_no_line_across_that_day(folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream("""\
        measures:
          - id: M1
            title: Exclusions
            unit: count
            better: lower
            resets: september
            readings:
              - {date: 2019-05-31, value: 40}
              - {date: 2019-07-31, value: 54}
              - {date: 2019-11-30, value: 4}
              - {date: 2020-01-31, value: 12}
        """)
    published(folder.root, tmp_path / "site")
    text = (tmp_path / "site/plans/north/measures/M1.html").read_text(encoding="utf-8")
    assert [2, 2] == [len(points.split()) for points in re.findall(r'<polyline class="line observed" points="([^"]*)"', text)]


def test_a_colour_is_explained_with_days_in_words(site: Path) -> None:
    text = words(site / "plans/north/workstreams/WS1.html")
    assert "Green Delivered on 15 January 2020." in text


def test_a_title_that_runs_from_right_to_left_turns_nothing_beside_it(folder: Folder, tmp_path: Path) -> None:
    title = "\u062e\u0637\u0629 \u0645\u0634\u062a\u0631\u0643\u0629"
    folder.plan(more=f"title: {title}\nsummary: {title}\nfindings: [{{id: F1, text: {title}, outcomes: [{title}]}}]\n")
    folder.workstream(f"""\
        outcomes: [{{id: O1, text: {title}}}]
        actions:
          - id: 1.1
            title: {title}
            status: in_progress
            updates: [{{date: 2020-01-02, text: {title}, audience: public}}]
            evidence: [{{title: {title}, date: 2020-01-02, audience: public}}]
        """)
    published(folder.root, tmp_path / "site")
    for path, times in (("index.html", 4), ("workstreams/WS1.html", 4)):
        text = (tmp_path / "site/plans/north" / path).read_text(encoding="utf-8")
        assert times <= len(re.findall(f'(?:<bdi>|dir="auto">){title}<', text)), path
        assert 0 == len(re.findall(f"[0-9:,] {title}", text)), path
    assert "unicode-bidi: plaintext" in (tmp_path / "site/style.css").read_text(encoding="utf-8")
