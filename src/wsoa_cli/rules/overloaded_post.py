"""A post leads more open actions than the plan says that one can.

Plans have up to a hundred actions, and where many of them rest on one person they are late together. The limit is the plan's
own: `one_post_leads_at_most` in its settings, 12 where it says nothing. An action that is led jointly counts for each lead.

Fails:

    # plan.yaml
    settings: {one_post_leads_at_most: 1}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Recruit two case workers, status: in_progress, due: 2020-03, lead: [director]}
      - {id: 1.2, title: Agree one waiting list, status: in_progress, due: 2020-03, lead: [director]}

Mended:

    # plan.yaml
    settings: {one_post_leads_at_most: 1}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Recruit two case workers, status: in_progress, due: 2020-03, lead: [director]}
      - {id: 1.2, title: Agree one waiting list, status: in_progress, due: 2020-03, lead: [head-of-sen]}
"""

from collections.abc import Iterator

from wsoa_cli.derive.leading import open_actions_by_lead
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "overloaded-post"
SEVERITY: Severity = "note"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each post with more than it can lead, where the post stands."""
    plan = subject.plan
    limit = plan.head.settings.one_post_leads_at_most
    led = open_actions_by_lead(subject.standings)
    for n, post in enumerate(plan.head.posts):
        count = len(led.get(post.id.lower(), ()))
        if count > limit:
            message = f"{post.id} leads {count} open actions, and the plan's limit is {limit}"
            hint = f"hand some over (wsoa list --lead {post.id} shows them), or set `settings.one_post_leads_at_most`"
            yield Finding(NAME, SEVERITY, plan.id, post.id, message, hint, plan.place / "posts" / n)
