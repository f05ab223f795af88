"""Plans for the derived facts: read from real files, so that dates are typed as people type them."""

from collections.abc import Callable

import pytest

from folders import WORKSTREAM, Folder
from wsoa_cli.model.plan import Plan
from wsoa_cli.store.load import load


@pytest.fixture
def plan_of(folder: Folder) -> Callable[..., Plan]:
    """One sound plan: `body` is the rest of its one workstream file, `more` the rest of plan.yaml.

    `stage` takes the place of the plan's stage, and `others` are further workstream files, whole, by name.
    """

    def read(body: str = "", *, more: str = "", stage: str = "accepted", **others: str) -> Plan:
        folder.plan(more=more).workstream(body, head=WORKSTREAM)
        head = folder.root / "north/plan.yaml"
        head.write_text(head.read_text(encoding="utf-8").replace("stage: accepted", f"stage: {stage}"), encoding="utf-8")
        for name, text in others.items():
            folder.write(f"north/workstreams/{name}.yaml", text)
        portfolio = load(folder.root)
        assert portfolio.faults == ()
        return portfolio.plans[0]

    return read
