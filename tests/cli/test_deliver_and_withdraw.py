"""`wsoa deliver` and `wsoa withdraw`: how an action ends, and what shows it or why."""

from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Ran, git

Run = Callable[..., Ran]


def added_to(file: Path, before: str) -> list[str]:
    old = before.splitlines()
    return [line for line in file.read_text().splitlines() if line not in old]


def test_what_is_delivered_is_so_since_today_with_what_shows_it(file: Path, wsoa: Run) -> None:
    before = file.read_text()
    pieces = [
        "Minutes; output; https://example.org/a?b=c",
        "What families said; lived_experience",
        "mailto:a@example.org; Mail",
    ]
    assert 0 == wsoa("deliver", "1.1", *(word for piece in pieces for word in ("--evidence", piece))).code
    assert [
        "    status: delivered",
        "    finished: 2020-01-06",
        "    evidence:",
        "      - {title: Minutes, kind: output, date: 2020-01-06, link: https://example.org/a?b=c}",
        "      - {title: What families said, kind: lived_experience, date: 2020-01-06}",
        "      - {title: Mail, date: 2020-01-06, link: mailto:a@example.org}",
    ] == added_to(file, before)


def test_what_shows_more_of_it_is_added_by_an_update(file: Path, wsoa: Run) -> None:
    assert 0 == wsoa("deliver", "1.1", "--on", "2019-12-20").code
    before = file.read_text()
    assert 0 == wsoa("update", "1.1", "--evidence", "Minutes; output", "--evidence", "Visits", "--date", "2020-01-03").code
    assert [
        "    evidence:",
        "      - {title: Minutes, kind: output, date: 2020-01-03}",
        "      - {title: Visits, date: 2020-01-03}",
    ] == added_to(file, before)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["delivered"], ["    status: delivered", "    finished: 2020-01-06"]),
        (["delivered", "--date", "2019-12-20"], ["    status: delivered", "    finished: 2019-12-20"]),
        (["embedded"], ["    status: embedded", "    finished: 2020-01-06", "    embedded_on: 2020-01-06"]),
        (["in_progress"], []),
    ],
)
def test_an_update_to_a_status_that_has_a_day_writes_that_day_beside_it(
    file: Path, wsoa: Run, words: list[str], expected: list[str]
) -> None:
    before = file.read_text()
    assert 0 == wsoa("update", "1.1", "--status", *words).code
    assert expected == added_to(file, before)
    assert "contradicting-status" not in wsoa("check", "--level", "standard").out


def test_an_update_leaves_the_day_that_is_there(file: Path, wsoa: Run) -> None:
    assert 0 == wsoa("deliver", "1.1", "--on", "2019-12-20").code
    before = file.read_text()
    assert 0 == wsoa("update", "1.1", "--status", "embedded").code
    assert ["    status: embedded", "    embedded_on: 2020-01-06"] == added_to(file, before)


def test_nothing_is_delivered_on_a_day_to_come_by_an_update_either(file: Path, wsoa: Run) -> None:
    before = file.read_text()
    ran = wsoa("update", "1.1", "--status", "delivered", "--date", "2020-01-07")
    assert (2, True, before) == (ran.code, "2020-01-07 is yet to come" in ran.err, file.read_text())


def test_it_can_have_been_delivered_before(file: Path, wsoa: Run) -> None:
    assert 0 == wsoa("deliver", "1.2", "--on", "2019-12-20").code
    assert "    status: delivered\n    finished: 2019-12-20\n" in file.read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["--on", "2020-01-07"], "2020-01-07 is yet to come", id="a day in the future"),
        pytest.param(["--on", "yesterday"], "--on: ", id="no day"),
        pytest.param(["--evidence", "Minutes; outptu"], "did you mean output?", id="almost a kind"),
        pytest.param(["--evidence", "Lived experience; Visits"], "did you mean lived_experience?", id="almost a kind, first"),
        pytest.param(["--evidence", "Minutes; of May"], "of May is neither a kind", id="neither kind nor link"),
        pytest.param(["--evidence", "output"], "is not one title", id="no title"),
        pytest.param(["--evidence", "T; output; outcome"], "is not one title", id="two kinds"),
    ],
)
def test_what_cannot_be_meant_is_refused(file: Path, wsoa: Run, words: list[str], said: str) -> None:
    before = file.read_bytes()
    ran = wsoa("deliver", "1.1", *words)
    assert 2 == ran.code
    assert said in ran.err
    assert before == file.read_bytes()


def test_what_is_delivered_is_not_delivered_again(file: Path, wsoa: Run) -> None:
    assert [0, 2] == [wsoa("deliver", "1.1").code for _ in range(2)]
    assert "1.1 is delivered already" in wsoa("deliver", "1.1").err
    file.write_text(file.read_text().replace("status: delivered", "status: embedded"))
    assert "1.1 is embedded already" in wsoa("deliver", "1.1").err


def test_an_action_is_withdrawn_with_an_update_that_says_why(file: Path, wsoa: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSOA_POST", "head-of-sen")
    before = file.read_text()
    assert 0 == wsoa("withdraw", "1.2", "--reason", "1.1 covers it", "--on", "2020-01-03").code
    assert [
        "    status: withdrawn",
        "    updates:",
        "      - {date: 2020-01-03, by: head-of-sen, text: 'Withdrawn: 1.1 covers it'}",
    ] == added_to(file, before)


def test_what_is_over_is_not_withdrawn(file: Path, wsoa: Run) -> None:
    assert 0 == wsoa("withdraw", "1.2", "--reason", "x").code
    assert "1.2 is withdrawn already" in wsoa("withdraw", "1.2", "--reason", "x").err
    assert 0 == wsoa("deliver", "1.1").code
    assert "what is done cannot be withdrawn" in wsoa("withdraw", "1.1", "--reason", "x").err
    assert 1 == file.read_text().count("withdrawn")


def test_what_is_withdrawn_is_not_delivered(file: Path, wsoa: Run) -> None:
    assert 0 == wsoa("withdraw", "1.2", "--reason", "x").code
    before = file.read_bytes()
    ran = wsoa("deliver", "1.2")
    assert (2, before) == (ran.code, file.read_bytes())
    assert "1.2 is withdrawn: what will not be done is not delivered" in ran.err
    assert [0, 0] == [wsoa("update", "1.2", "--status", "in_progress").code, wsoa("deliver", "1.2").code]


@pytest.mark.parametrize("status", ["delivered", "embedded", "carried_over", "withdrawn"])
def test_what_is_over_keeps_the_date_that_was_agreed(file: Path, wsoa: Run, status: str) -> None:
    assert 0 == wsoa("update", "1.1", "--status", status).code
    before = file.read_bytes()
    ran = wsoa("reschedule", "1.1", "2020-03", "--reason", "x")
    assert (2, before) == (ran.code, file.read_bytes())
    assert f"1.1 is {status}, and keeps the date that was agreed" in ran.err


def test_a_reason_is_some_words(file: Path, wsoa: Run) -> None:
    before = file.read_bytes()
    assert (2, before) == (wsoa("withdraw", "1.2", "--reason", " ").code, file.read_bytes())


def test_their_commits_say_which_fields_and_why(repository: Path, wsoa: Run) -> None:
    wsoa("deliver", "1.1", "--evidence", "Minutes; output")
    wsoa("withdraw", "1.2", "--reason", "1.1 covers it")
    logged = git(repository, "log", "-2", "--format=%s|%(trailers:separator=%x2C)").splitlines()
    assert [
        "withdraw 1.2|Wsoa-Item: 1.2,Wsoa-Field: status,Wsoa-Field: updates,Reason: 1.1 covers it",
        "deliver 1.1 on 2020-01-06|Wsoa-Item: 1.1,Wsoa-Field: status,Wsoa-Field: finished,Wsoa-Field: evidence",
    ] == logged


def test_how_sure_a_lead_is_stands_beside_why(file: Path, wsoa: Run) -> None:
    before = file.read_text()
    assert 0 == wsoa("update", "1.1", "--confidence", "low", "--because", "No venue yet.").code
    assert ["    confidence: low", "    confidence_reason: No venue yet."] == added_to(file, before)


@pytest.mark.parametrize(
    ("option", "word", "lacking"), [("--confidence", "low", "--because"), ("--because", "x", "--confidence")]
)
def test_one_of_the_two_says_nothing_alone(file: Path, wsoa: Run, option: str, word: str, lacking: str) -> None:
    before = file.read_bytes()
    ran = wsoa("update", "1.1", option, word)
    assert (2, before) == (ran.code, file.read_bytes())
    assert f"give {lacking}" in ran.err


def test_words_over_several_lines_are_kept_as_they_are(file: Path, wsoa: Run) -> None:
    assert 0 == wsoa("update", "1.1", "--text", "One line.\n\n  Another: one.\n").code
    assert r'text: "One line.\n\n  Another: one.\n"' in file.read_text()
    assert "One line." in wsoa("show", "1.1").out
