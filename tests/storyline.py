"""Two years of a made-up plan as a repository: three people, and one of everything that can happen to an action."""

from dataclasses import dataclass
from pathlib import Path

from folders import HEAD
from repositories import Repository

ADA, BEN, CAS = "Ada Northgate", "Ben Westbury", "Cas Eastleigh"

PLANS_ON_TIME = "id: WS1\ntitle: Plans on time\naccountable: [director]\nfindings: [F1]\n"
THERAPIES = "id: WS2\ntitle: Therapies\naccountable: [head-of-sen]\nfindings: [F1]\n"

PUBLISH = "  - {{id: 1.1, title: Publish one plan, lead: [director], status: in_progress, due: {due}}}\n"
PUBLISH_LATER = """\
  - id: 1.1
    title: Publish one plan
    lead: [director]
    status: {status}
    due: 2018-09
    due_changes:
      - {{on: 2018-02-01, from: 2018-06, to: 2018-09, reason: recruitment, approved_by: send-board}}
"""
GIVEN_UP = "    updates:\n      - {date: 2019-10-01, by: director, text: The department publishes it.}\n"
TRAIN = "  - {id: 1.2, title: Train the staff, lead: [head-of-sen], status: in_progress, due: 2018-09-30}\n"
TRAINED = (
    "  - {id: 1.2, title: Train the staff, lead: [head-of-sen], status: delivered, due: 2018-09-30, finished: 2018-09-14}\n"
)
AUDIT = "  - {id: 1.3, title: Audit the plans, lead: [head-of-sen], status: not_started, due: 2020-03}\n"
HIRE = "  - {{id: {id}, title: Hire therapists, lead: [head-of-sen], status: in_progress, due: {due}{more}}}\n"
BY_SIDE = "{on: 2019-04-01, from: 2019-03, to: 2019-06, reason: illness, approved_by: send-board}"
BY_MAIN = "{on: 2019-04-02, from: 2019-03, to: 2019-09, reason: recruitment, approved_by: send-board}"
BY_MERGE = "{on: 2019-04-08, from: 2019-09, to: 2019-12, reason: recruitment, note: Both posts., approved_by: send-board}"
MEASURE = "measures:\n  - {id: M1, title: Plans in time, unit: percent, better: higher}\n"
MEASURED = """\
measures:
  - id: M1
    title: Plans in time
    unit: percent
    better: higher
    readings: [{date: 2019-02-28, value: 47.5}]
"""
PENDING = "decisions: [{id: D1, board: send-board, title: Agree the money}]\n"
AGREED = "decisions: [{id: D1, board: send-board, title: Agree the money, status: agreed, date: 2019-03-01}]\n"

RESCHEDULED = """\
reschedule 1.1: 2018-06 to 2018-09

recruitment

Wsoa-Item: 1.1
Wsoa-Field: due
Reason: recruitment
Approved-by: send-board"""


@dataclass(frozen=True)
class Story:
    """The repository at the end of the two years; `commits` has their names by what they were about."""

    repository: Repository
    plans: Path
    commits: dict[str, str]

    def short(self, about: str) -> str:
        """The name of a commit as people are shown it."""
        return self.commits[about][:10]


def story_at(top: Path) -> Story:
    """Tells the story in a new repository."""
    teller = _Teller(Repository.at(top), top / "documents/plans/north-draft", {})
    _first_year(teller)
    _second_year(teller)
    return Story(teller.repository, top / "plans", teller.commits)


@dataclass
class _Teller:
    repository: Repository
    plan: Path
    commits: dict[str, str]

    def write(self, name: str, text: str) -> None:
        path = self.plan / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def head(self, more: str) -> None:
        self.write("plan.yaml", HEAD.format(plan_id=self.plan.name) + more)

    def first(self, *actions: str, measure: str = MEASURE) -> None:
        self.write("workstreams/1-plans.yaml", f"{PLANS_ON_TIME}actions:\n{''.join(actions)}{measure}")

    def second(self, *actions: str, name: str = "2-therapies") -> None:
        self.write(f"workstreams/{name}.yaml", f"{THERAPIES}actions:\n{''.join(actions)}")

    def move(self, old: Path, new: Path) -> None:
        new.parent.mkdir(parents=True, exist_ok=True)
        old.rename(new)

    def commit(self, about: str, who: str, on: str, message: str | None = None) -> None:
        self.commits[about] = self.repository.commit(message or about, who=who, on=on)


def _first_year(teller: _Teller) -> None:
    teller.head(PENDING)
    teller.first(PUBLISH.format(due="2018-06"), TRAIN)
    teller.second(HIRE.format(id="2.1", due="2018-12", more=""), name="2-health")
    teller.commit("begin the plan", ADA, "2018-01-10")
    published = PUBLISH_LATER.format(status="in_progress")
    teller.first(published, TRAIN)
    teller.commit("reschedule with a reason", BEN, "2018-02-01", RESCHEDULED)
    hired = HIRE.format(id="2.1", due="2019-03", more="")
    teller.second(hired, name="2-health")
    teller.commit("reschedule without one", CAS, "2018-07-02")
    teller.first(published, TRAINED)
    teller.commit("deliver 1.2", ADA, "2018-09-20")
    teller.move(teller.plan / "workstreams/2-health.yaml", teller.plan / "workstreams/2-therapies.yaml")
    teller.commit("rename a file", BEN, "2018-10-01")
    teller.first(TRAINED)
    teller.second(hired, published)
    teller.commit("move 1.1 to another file", BEN, "2018-10-08")
    teller.second(HIRE.format(id="2.9", due="2019-03", more=""), published)
    teller.commit("renumber 2.1", CAS, "2018-11-05")


def _second_year(teller: _Teller) -> None:
    published = PUBLISH_LATER.format(status="in_progress")
    teller.move(teller.plan, teller.plan.with_name("north"))
    teller.plan = teller.plan.with_name("north")
    teller.head(PENDING)
    teller.commit("rename the plan", ADA, "2018-12-03")
    teller.move(teller.plan.parent, teller.repository.top / "plans")
    teller.plan = teller.repository.top / "plans/north"
    teller.commit("move the folder of plans", ADA, "2019-01-07")
    sound = (teller.plan / "workstreams/2-therapies.yaml").read_text(encoding="utf-8")
    teller.write("workstreams/2-therapies.yaml", f"<<<<<<< HEAD\n{sound}")
    teller.commit("break a file", CAS, "2019-02-04")
    teller.write("workstreams/2-therapies.yaml", sound)
    teller.commit("mend it", ADA, "2019-02-05")
    teller.first(TRAINED, measure=MEASURED)
    teller.head(AGREED)
    teller.commit("a reading and a decision", BEN, "2019-03-04")
    _merge(teller, published)
    teller.second(
        HIRE.format(id="2.9", due="2019-12", more=f", due_changes: [{BY_SIDE}, {BY_MAIN}, {BY_MERGE}]"),
        PUBLISH_LATER.format(status="withdrawn") + GIVEN_UP,
    )
    teller.commit("give up 1.1", BEN, "2019-10-01")
    teller.first(TRAINED, AUDIT, measure=MEASURED)
    teller.commit("add 1.3", ADA, "2019-11-04")


def _merge(teller: _Teller, published: str) -> None:
    """Two people move one date on two branches, and a third settles on another."""
    git = teller.repository.git
    git("switch", "--quiet", "--create", "side")
    teller.second(HIRE.format(id="2.9", due="2019-06", more=f", due_changes: [{BY_SIDE}]"), published)
    teller.commit("move on the side", CAS, "2019-04-01")
    git("switch", "--quiet", "main")
    teller.second(HIRE.format(id="2.9", due="2019-09", more=f", due_changes: [{BY_MAIN}]"), published)
    teller.commit("move on main", ADA, "2019-04-02")
    git("merge", "--quiet", "--no-commit", "--strategy=ours", "side")
    teller.second(HIRE.format(id="2.9", due="2019-12", more=f", due_changes: [{BY_SIDE}, {BY_MAIN}, {BY_MERGE}]"), published)
    teller.commit("settle on a third date", BEN, "2019-04-08")
