"""A post leads an open action and has no holder.

Posts change their holders, and between two of them nobody does the work; the action looks as well led as any other until its
date has passed. `holder` is left out while a post is vacant, and the name stays unpublished unless `publish_name` says
otherwise: so a missing holder says that nobody is there. An action that a second post leads as well is found too, as half of
its leads are missing.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, due: 2020-03, lead: [head-of-sen]}

Mended:

    # plan.yaml
    posts:
      - {id: director, title: Director of Children's Services, organisation: council, holder: Post Holder}
      - {id: head-of-sen, title: Head of SEN, organisation: council, holder: Another Holder}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, due: 2020-03, lead: [head-of-sen]}
"""

from collections.abc import Iterator

from wsoa_cli.derive.leading import open_actions_by_lead
from wsoa_cli.derive.words import first_and_count
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "vacant-post"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each vacant post that leads something open, where the post stands."""
    plan = subject.plan
    vacant = [(n, post) for n, post in enumerate(plan.head.posts) if post.holder is None]
    led = open_actions_by_lead(subject.standings) if vacant else {}
    for n, post in vacant:
        if actions := led.get(post.id.lower()):
            message = f"{post.id} leads {first_and_count([action.id for action in actions])} and has no holder"
            hint = f"write who holds it: wsoa set {post.id} --kind post holder=…; until then, name who stands in as `lead`"
            yield Finding(NAME, SEVERITY, plan.id, post.id, message, hint, plan.place / "posts" / n / "holder")
