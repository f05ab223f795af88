"""No input makes a traceback, a hang or a crash: the bad file is named, and the rest is shown."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import HEAD, Folder, Ran

Process = Callable[..., subprocess.CompletedProcess[str]]
Wsoa = Callable[..., Ran]

LATE = "actions:\n  - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2020-01-01}\n"
BAD = "north/workstreams/2.yaml"
TODAY = "2020-01-06"
PATIENCE = 20
"""Seconds after which a process counts as hanging."""


@pytest.fixture
def sound(folder: Folder) -> Folder:
    """A plan with one late action, which must be shown whatever stands beside it."""
    return folder.plan().workstream(LATE)


def shown(out: str) -> list[str]:
    return [f"{action['plan']}:{action['id']}" for action in json.loads(out)["actions"]]


def rules(out: str) -> dict[str, str]:
    """The rules found, by the end of the path; the late action aside."""
    findings = [one for one in json.loads(out)["findings"] if one["rule"] != "overdue-action"]
    return {"/".join(one["path"].split("/")[-3:]): one["rule"] for one in findings}


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)


def written(content: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content.encode())

    return write


MANY = 100_000
WORST: dict[str, tuple[Callable[[Path], None], str, int]] = {
    "brackets": (written("[" * MANY), "too-deep", 1),
    "closed brackets": (written("a: " + "[" * MANY + "]" * MANY), "too-deep", 1),
    "braces": (written("{a: " * MANY), "too-deep", 1),
    "dashes": (written("- " * MANY), "too-deep", 1),
    "question marks": (written("? " * MANY), "too-deep", 1),
    "brackets each closed in a comment": (written("[ # ]\n" * MANY), "too-deep", 1),
    "braces each closed in a comment": (written("{a: # }\n" * MANY), "too-deep", 1),
    "brackets each closed in a text": (written('["]", ' * MANY), "too-deep", 1),
    "dashes after an old Macintosh line end": (written("a:\r" + "- " * MANY), "too-deep", 1),
    "dashes after a next-line character": (written("a:\u0085" + "- " * MANY), "bad-syntax", 1),
    "fields in fields with old Macintosh line ends": (
        written("".join(f"{' ' * level}a:\r" for level in range(2000))),
        "too-deep",
        1,
    ),
    "alias bomb": (written(bomb(30)), "alias", 1),
    "100 MB": (sparse, "file-too-large", 1),
    "named pipe": (os.mkfifo, "unreadable-file", 3),
}


@pytest.mark.parametrize("case", WORST)
def test_the_worst_file_hides_no_other(sound: Folder, process: Process, case: str) -> None:
    make, _, _ = WORST[case]
    make(sound.root / BAD)
    ran = process("overdue", "--format", "json", "--today", TODAY, "--plans", str(sound.root), timeout=PATIENCE)
    assert (ran.returncode, shown(ran.stdout)) == (3, ["north:1.1"])
    assert f"{BAD}:" in "".join(ran.stderr.split())


@pytest.mark.parametrize("case", WORST)
def test_the_worst_file_is_one_finding_among_others(sound: Folder, process: Process, case: str) -> None:
    make, rule, code = WORST[case]
    make(sound.root / BAD)
    ran = process("check", "--format", "json", "--today", TODAY, "--plans", str(sound.root), timeout=PATIENCE)
    assert (ran.returncode, rules(ran.stdout)) == (code, {BAD: rule})


LINES = 20_000
FULL_OF_FAULTS = {
    "merge conflicts": "<<<<<<< HEAD\n" * LINES,
    "tabs": "a:\n" + "- [\n\tb]\n" * LINES,
    "duplicate keys": "a: b\n" * LINES,
    "aliases": "a:\n" + "- *b\n" * LINES,
    "wrong items": "id: WS2\ntitle: T\naccountable: [director]\nfindings:\n" + "- '?'\n" * LINES,
}


@pytest.mark.parametrize("case", FULL_OF_FAULTS)
def test_a_file_full_of_faults_is_reported_without_a_hang(sound: Folder, process: Process, case: str) -> None:
    sound.write(BAD, FULL_OF_FAULTS[case].encode())
    ran = process("check", "--format", "json", "--today", TODAY, "--plans", str(sound.root), timeout=PATIENCE)
    assert ran.returncode == 1


def directory(folder: Folder) -> None:
    (folder.root / BAD).mkdir()


def link_to_a_file_outside(folder: Folder) -> None:
    outside = folder.root.parent / "secret.yaml"
    outside.write_text("id: secret\n")
    (folder.root / BAD).symlink_to(outside)


def link_up_and_out(folder: Folder) -> None:
    (folder.root.parent / "secret.yaml").write_text("id: secret\n")
    (folder.root / BAD).symlink_to("../../../secret.yaml")


def link_to_nothing(folder: Folder) -> None:
    (folder.root / BAD).symlink_to("nothing.yaml")


def link_to_itself(folder: Folder) -> None:
    (folder.root / BAD).symlink_to("2.yaml")


def link_to_a_device(folder: Folder) -> None:
    (folder.root / BAD).symlink_to("/dev/zero")


UNREADABLE = pytest.mark.parametrize(
    "make", [directory, link_to_a_file_outside, link_up_and_out, link_to_nothing, link_to_itself, link_to_a_device]
)


@UNREADABLE
def test_what_is_no_readable_file_hides_no_other(sound: Folder, wsoa: Wsoa, make: Callable[[Folder], None]) -> None:
    make(sound)
    ran = wsoa("overdue", "--format", "json")
    assert (ran.code, shown(ran.out)) == (3, ["north:1.1"])
    assert f"{BAD}:1:1" in "".join(ran.err.split())


@UNREADABLE
def test_what_is_no_readable_file_makes_check_end_with_3(sound: Folder, wsoa: Wsoa, make: Callable[[Folder], None]) -> None:
    make(sound)
    ran = wsoa("check", "--format", "json")
    assert (ran.code, rules(ran.out)) == (3, {BAD: "unreadable-file"})


def test_nothing_of_a_file_outside_is_shown(sound: Folder, wsoa: Wsoa) -> None:
    link_to_a_file_outside(sound)
    ran = wsoa("check")
    assert "id: secret" not in ran.out + ran.err


def outside_plan(sound: Folder) -> Path:
    Folder(sound.root.parent).plan("outside").workstream(LATE.replace("1.1", "9.9"), plan_id="outside")
    return sound.root.parent / "outside"


def test_a_plan_folder_that_is_a_link_out_is_not_followed(sound: Folder, wsoa: Wsoa) -> None:
    (sound.root / "outside").symlink_to(outside_plan(sound), target_is_directory=True)
    ran = wsoa("overdue", "--format", "json")
    assert (ran.code, shown(ran.out)) == (3, ["north:1.1"])


def test_a_workstreams_folder_that_is_a_link_out_is_not_followed(sound: Folder, wsoa: Wsoa) -> None:
    sound.plan("south")
    (sound.root / "south/workstreams").symlink_to(outside_plan(sound) / "workstreams", target_is_directory=True)
    ran = wsoa("overdue", "--format", "json")
    assert (ran.code, shown(ran.out)) == (3, ["north:1.1"])


def test_a_link_inside_the_plans_is_followed(sound: Folder, wsoa: Wsoa) -> None:
    sound.plan("south")
    (sound.root / "south/workstreams").symlink_to(sound.root / "north/workstreams", target_is_directory=True)
    ran = wsoa("overdue", "--format", "json")
    assert (ran.code, shown(ran.out)) == (0, ["north:1.1", "south:1.1"])


def test_a_folder_of_plans_that_is_itself_a_link_is_read(sound: Folder, wsoa: Wsoa) -> None:
    link = sound.root.parent / "linked"
    link.symlink_to(sound.root, target_is_directory=True)
    ran = wsoa("overdue", "--format", "json", plans=link)
    assert (ran.code, shown(ran.out)) == (0, ["north:1.1"])


def test_a_link_in_a_circle_beside_the_plans_hides_none_of_them(sound: Folder, wsoa: Wsoa) -> None:
    (sound.root / "loop").symlink_to("loop")
    assert shown(wsoa("overdue", "--format", "json").out) == ["north:1.1"]


def test_a_workstreams_folder_that_leads_nowhere_is_said(sound: Folder, wsoa: Wsoa) -> None:
    sound.plan("south")
    (sound.root / "south/workstreams").symlink_to("nowhere")
    ran = wsoa("overdue", "--format", "json")
    assert (ran.code, shown(ran.out)) == (3, ["north:1.1"])


AS_ROOT = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")


@AS_ROOT
def test_a_file_without_permission_hides_no_other(sound: Folder, wsoa: Wsoa) -> None:
    sound.write(BAD, "id: WS2\n").chmod(0)
    ran = wsoa("overdue", "--format", "json")
    assert (ran.code, shown(ran.out)) == (3, ["north:1.1"])
    assert wsoa("check").code == 3


@AS_ROOT
@pytest.mark.parametrize("name", ["south", "south/workstreams", "south west"])
def test_a_folder_without_permission_hides_no_other_and_is_said(sound: Folder, wsoa: Wsoa, name: str) -> None:
    sound.plan("south").workstream(LATE, plan_id="south")
    locked = sound.root / name
    locked.mkdir(exist_ok=True)
    locked.chmod(0)
    try:
        ran = wsoa("overdue", "--format", "json")
    finally:
        locked.chmod(0o755)
    assert (ran.code, "north:1.1" in shown(ran.out)) == (3, True)


@pytest.mark.parametrize("name", ["south", "south west", "süd", "a" * 60, "[x]", "-south", "south.yaml", "%s", "$(id)", "'"])
def test_a_plan_folder_of_any_name_is_shown_beside_the_others(sound: Folder, wsoa: Wsoa, name: str) -> None:
    sound.write(f"{name}/plan.yaml", HEAD.format(plan_id="south"))
    sound.write(f"{name}/workstreams/1.yaml", f"id: WS1\ntitle: T\naccountable: [director]\n{LATE}")
    ran = wsoa("overdue", "--format", "json")
    assert sorted(shown(ran.out)) == sorted(["north:1.1", f"{name}:1.1"])
    assert ran.code == (0 if name == "south" else 3)


ODD_NAMES = {
    "blank": b" ",
    "no UTF-8": b"s\xffd",
    "escape": b"\x1b[31m",
    "line end": b"a\nb",
    "tab": b"\t",
    "right to left": "\u202eabc".encode(),
}


@pytest.mark.parametrize("command", ["status", "check"])
@pytest.mark.parametrize("case", ODD_NAMES)
def test_an_odd_folder_name_makes_no_hang_and_no_crash(sound: Folder, process: Process, case: str, command: str) -> None:
    made = Path(os.fsdecode(os.fsencode(sound.root) + b"/" + ODD_NAMES[case]))
    made.mkdir()
    (made / "plan.yaml").write_text("title: T\n")
    ran = process(command, "--today", TODAY, "--plans", str(sound.root), timeout=PATIENCE)
    assert ran.returncode == {"status": 3, "check": 1}[command]
    assert "\x1b" not in ran.stdout + ran.stderr


@pytest.mark.parametrize("case", ODD_NAMES)
def test_an_odd_file_name_makes_no_hang_and_no_crash(sound: Folder, process: Process, case: str) -> None:
    name = os.fsencode(sound.root) + b"/north/workstreams/" + ODD_NAMES[case] + b".yaml"
    Path(os.fsdecode(name)).write_text("title: [\n")
    ran = process("status", "--today", TODAY, "--plans", str(sound.root), timeout=PATIENCE)
    assert ran.returncode == 3
    assert "\x1b" not in ran.stdout + ran.stderr


@pytest.mark.parametrize("typed", ["../north", "../../etc/passwd", "/etc/passwd", "..", "a/../b", "..\\north"])
def test_an_id_cannot_lead_to_another_folder(sound: Folder, wsoa: Wsoa, typed: str) -> None:
    sound.write("south/plan.yaml", HEAD.format(plan_id="south").replace("id: south", f"id: '{typed}'"))
    sound.write(
        BAD, f"id: '{typed}'\ntitle: T\naccountable: ['{typed}']\nactions: [{{id: '{typed}', title: A, status: delivered}}]\n"
    )
    ran = wsoa("check", "--format", "json")
    found = {(one["path"].split("/")[-1], one["rule"]) for one in json.loads(ran.out)["findings"]}
    assert {("plan.yaml", "wrong-value"), ("2.yaml", "wrong-value")} <= found


@pytest.mark.parametrize("asked", ["../north", "../../etc/passwd:1.1", "/etc/passwd", "north:../1.1", "", ":", "..", "\x00"])
def test_an_id_asked_for_that_leads_elsewhere_is_just_unknown(sound: Folder, wsoa: Wsoa, asked: str) -> None:
    assert sound.root.is_dir()
    assert wsoa("show", asked).code == 2


HOSTILE = [
    "[/x]",
    "[bold]",
    "[link=https://north.example]x[/link]",
    "[",
    "\\e[31mred",
    "\\e]0;title\\a",
    "\\u202eabc",
    "\\x9b31m",
]
TRAPS = {"\x1b", "\x07", "\x9b", "\u202e"}


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize(
    "words",
    [
        ["overdue"],
        ["status"],
        ["list"],
        ["show", "2.1"],
        ["check"],
        ["overdue", "--format", "markdown"],
        ["overdue", "--format", "csv"],
    ],
    ids=" ".join,
)
def test_what_a_terminal_would_obey_never_reaches_it(sound: Folder, wsoa: Wsoa, title: str, words: list[str]) -> None:
    action = f'{{id: 2.1, title: "{title}", lead: [director], status: in_progress, due: 2020-01-02}}'
    sound.write(BAD, f'id: WS2\ntitle: "{title}"\naccountable: [director]\nactions: [{action}]\n')
    ran = wsoa(*words)
    assert (ran.code, TRAPS & set(ran.out + ran.err)) == (1 if words == ["check"] else 0, set())


def test_markup_in_a_title_is_shown_as_typed(sound: Folder, wsoa: Wsoa) -> None:
    sound.write(BAD, 'id: WS2\ntitle: T\naccountable: [director]\nactions: [{id: 2.1, title: "[/x]", status: delivered}]\n')
    assert "[/x]" in wsoa("list").out


@pytest.mark.parametrize("typed", ["\x1b[31m", "\u202e", "[/x]", "\x9b31m"])
def test_a_refused_value_cannot_steer_the_terminal_from_inside_the_message(sound: Folder, wsoa: Wsoa, typed: str) -> None:
    escaped = typed.encode("unicode_escape").decode()
    sound.write(BAD, f'id: WS2\ntitle: T\naccountable: [director]\nactions: [{{id: 2.1, title: A, status: "{escaped}"}}]\n')
    ran = wsoa("list")
    assert (ran.code, TRAPS & set(ran.out + ran.err)) == (3, set())


def test_a_plan_folder_without_plan_yaml_is_named_and_its_actions_are_shown(folder: Folder, wsoa: Wsoa) -> None:
    folder.workstream(LATE)
    ran = wsoa("overdue", "--format", "json")
    assert (ran.code, shown(ran.out)) == (3, ["north:1.1"])
    found = json.loads(wsoa("check", "--format", "json").out)["findings"]
    assert ("missing-plan-file", True, 1, 1) in [
        (one["rule"], one["path"].endswith("north/plan.yaml"), one["line"], one["column"]) for one in found
    ]


def test_a_folder_without_yaml_is_no_plan(sound: Folder, wsoa: Wsoa) -> None:
    sound.write("pictures/logo.svg", "<svg/>")
    assert wsoa("status").code == 0


def test_a_plan_whose_id_is_another_plans_is_reported_at_its_id(sound: Folder, wsoa: Wsoa) -> None:
    sound.write("south/plan.yaml", HEAD.format(plan_id="north"))
    findings = json.loads(wsoa("check", "--format", "json").out)["findings"]
    found = [(one["rule"], one["line"], one["column"]) for one in findings if one["path"].endswith("south/plan.yaml")]
    assert found == [("folder-name", 2, 5)]


def test_two_plans_with_one_id_are_both_shown_by_the_names_of_their_folders(sound: Folder, wsoa: Wsoa) -> None:
    sound.write("south/plan.yaml", HEAD.format(plan_id="north"))
    sound.workstream(LATE, plan_id="south")
    ran = wsoa("overdue", "--format", "json")
    assert (ran.code, shown(ran.out)) == (3, ["north:1.1", "south:1.1"])


def test_two_plans_whose_ids_differ_only_in_capitals_are_reported(sound: Folder, wsoa: Wsoa) -> None:
    sound.plan("North")
    if len(list(sound.root.iterdir())) == 1:
        pytest.skip("this file system holds only one of the two")
    found = rules(wsoa("check", "--format", "json").out)
    assert [path for path in found if path.lower().endswith("north/plan.yaml")] != []


def test_plan_yaml_and_plan_yml_side_by_side_are_an_error_at_the_second(sound: Folder, wsoa: Wsoa) -> None:
    sound.write("north/plan.yml", HEAD.format(plan_id="north").replace("stage: accepted", "stage: closed"))
    findings = json.loads(wsoa("check", "--format", "json").out)["findings"]
    found = [(one["rule"], one["severity"]) for one in findings if one["path"].endswith("north/plan.yml")]
    assert found == [("stray-file", "error")]
    assert shown(wsoa("overdue", "--format", "json").out) == ["north:1.1"]


@pytest.mark.parametrize("name", ["notes.yaml", "north/notes.yaml", "north/1.yml"])
def test_a_stray_yaml_file_is_a_warning(sound: Folder, wsoa: Wsoa, name: str) -> None:
    sound.write(name, "[not read at all")
    findings = json.loads(wsoa("check", "--format", "json").out)["findings"]
    found = [(one["rule"], one["severity"], one["line"]) for one in findings if one["path"].endswith(name)]
    assert found == [("stray-file", "warning", 1)]


@pytest.mark.parametrize("name", ["notes.yaml", "north/notes.yaml"])
def test_a_stray_yaml_file_does_not_change_the_exit_code_of_reading(sound: Folder, wsoa: Wsoa, name: str) -> None:
    sound.write(name, "a: b")
    assert wsoa("overdue").code == 0
