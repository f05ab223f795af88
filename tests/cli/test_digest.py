"""`wsoa digest`: the week in a few lines, and nobody's words that the channel may not read."""

from collections.abc import Callable
from typing import get_args

import pytest

from folders import Folder, Ran
from repositories import Repository
from secrets_in_plans import marks_in, secret_plan
from wsoa_cli.model.vocabulary import Audience

Wsoa = Callable[..., Ran]

BEFORE = """\
actions:
  - {id: 1.1, title: Agree one plan, lead: [head-of-sen], status: in_progress, due: 2020-01-10}
  - {id: 1.2, title: Train all schools, lead: [director], status: in_progress, due: 2020-02}
measures:
  - {id: M1, title: Plans in time, unit: percent, better: higher}
"""
AFTER = """\
actions:
  - {id: 1.1, title: Agree one plan, lead: [head-of-sen], status: in_progress, due: 2020-01-10}
  - id: 1.2
    title: Train all schools
    lead: [director]
    status: in_progress
    due: 2020-03
    due_changes: [{on: 2020-01-03, from: 2020-02, to: 2020-03, reason: recruitment, approved_by: send-board}]
  - {id: 1.3, title: "Ask @everyone, see #12", lead: [director], status: not_started, due: 2020-06, audience: board}
measures:
  - {id: M1, title: Plans in time, unit: percent, better: higher, readings: [{date: 2019-12-31, value: 47}]}
"""


@pytest.fixture
def week(folder: Folder) -> Folder:
    """A plan as it was on the last day of 2019, and as it is on 6 January."""
    folder.plan().workstream(BEFORE)
    repository = Repository.at(folder.root.parent)
    repository.commit(on="2019-12-30")
    folder.workstream(AFTER)
    repository.commit(on="2020-01-05")
    return folder


with_a_week = pytest.mark.usefixtures("week")


@with_a_week
def test_the_week_in_a_few_lines(wsoa: Wsoa) -> None:
    expected = """\
Improvement plan of Northshire: 3 changes from 2019-12-30 to 2020-01-06

New
  - 1.3 Ask @everyone, see #12

Given another date
  - 1.2 Train all schools: from 2020-02 to 2020-03: recruitment (SEND Improvement Board)

Newly read
  - M1 Plans in time: 47% on 2019-12-31

Due within a week
  - 1.1 Agree one plan: 2020-01-10
"""
    assert expected == wsoa("digest", "--since", "2019-12-30", "--format", "text").out


@with_a_week
def test_it_tells_of_a_week_unless_asked_for_another_span(wsoa: Wsoa) -> None:
    assert wsoa("digest", "--since", "2019-12-30").out == wsoa("digest", today="2020-01-06").out


@with_a_week
def test_a_channel_that_the_public_reads_is_told_less(wsoa: Wsoa) -> None:
    out = wsoa("digest", "--since", "2019-12-30", "--audience", "public").out
    assert (True, False) == ("Train all schools" in out, "everyone" in out)


@with_a_week
def test_a_channel_reads_ids_and_names_as_they_are(wsoa: Wsoa) -> None:
    out = wsoa("digest", "--since", "2019-12-30").out
    assert "- 1.2 Train all schools: from 2020-02 to 2020-03: recruitment (SEND Improvement Board)\n" in out


@with_a_week
def test_nobody_is_called_by_a_word_of_the_plan(wsoa: Wsoa) -> None:
    out = wsoa("digest", "--since", "2019-12-30").out
    assert (False, False) == ("@everyone" in out, "#12" in out)


@with_a_week
def test_more_than_five_of_a_kind_are_counted(folder: Folder, wsoa: Wsoa) -> None:
    more = "".join(f"  - {{id: 1.{n}, title: One more, lead: [director], status: not_started}}\n" for n in range(4, 12))
    folder.workstream(AFTER.replace("measures:", f"{more}measures:"))
    out = wsoa("digest", "--since", "2019-12-30", "--format", "text").out
    expected = ["1.3 Ask @everyone, see #12", "1.4 One more", "1.5 One more", "1.6 One more", "and 5 more"]
    assert [f"  - {line}" for line in expected] == out.split("New\n")[1].split("\n\n")[0].splitlines()


@with_a_week
def test_a_week_without_changes_says_so(wsoa: Wsoa) -> None:
    out = wsoa("digest", "--since", "HEAD", today="2020-01-05").out
    assert "Nothing has changed from 2020-01-05 to 2020-01-05." in out


@pytest.mark.parametrize("audience", get_args(Audience))
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_no_word_reaches_an_audience_that_may_not_read_it(audience: Audience, form: str, folder: Folder, wsoa: Wsoa) -> None:
    secrets = secret_plan(tangled=False)
    workstreams = next(secrets.write(folder).glob("*/workstreams"))
    later = workstreams.rename(folder.root.parent / "later")
    repository = Repository.at(folder.root.parent)
    repository.commit(on="2019-12-30")
    later.rename(workstreams)
    repository.commit(on="2020-01-05")
    ran = wsoa("digest", "--since", "2019-12-30", "--audience", audience, "--format", form)
    assert marks_in(ran.out)
    assert [] == secrets.leaks(ran.out + ran.err, audience)
