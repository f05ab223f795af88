"""The words of a first plan. Everything in them is made up, and stands to be replaced."""

PLAN = """\
# yaml-language-server: $$schema=.schema/plan.schema.json
# The head of the plan: who, why, and the dates that bind the whole. Every field stands in .schema/, for your editor.
format: 1
id: $plan_id                        # the name of this folder
title: Improvement plan of our area
kind: $kind
framework: $framework
areas: [Our area]                   # the local areas that the plan covers
stage: draft                        # draft | submitted | accepted | closed; a closed plan raises no alert
summary: What we do so that children with special educational needs and disabilities (SEND) get the help that they need.

# The bodies that lead or contribute. sector: local_authority, education, health, social_care, parent_carers, school, …
organisations:
  - {id: council, name: Our Council, sector: local_authority}
  - {id: forum, name: Our Parent Carer Forum, sector: parent_carers}
  - {id: voices, name: Our Young Voices, sector: young_people}

# A post is who answers; the person in it is a detail that changes. Leave holder out while a post is vacant.
# A holder's name stands on public pages only with publish_name: true.
posts:
  - {id: director, title: Director of Children's Services, organisation: council, holder: Alex Example}
  - {id: head-of-sen, title: Head of SEN, organisation: council, holder: Sam Sample}

boards:
  - {id: send-board, name: SEND Improvement Board, meets: monthly}

# What inspectors, or you yourselves, found has to be put right, and what must be true when it is.
# kind: significant_weakness | priority_action | improvement
findings:
  - id: F1
    kind: improvement
    text: What was found, in the words of whoever found it.
    source: Where they wrote it.
    outcomes: [What families will notice when it is put right.]

# Dates that bind the plan as a whole. kind: statutory | external | internal.
# A statutory date can be counted instead: counts: {from: 2022-02-22, working_days: 70}
deadlines:
  - {id: review, title: Review the whole plan, kind: internal, due: $in_a_year}
"""

WORKSTREAM = """\
# yaml-language-server: $$schema=../.schema/workstream.schema.json
# One workstream: one file, because one senior officer answers for it.
id: WS1
title: The first workstream
accountable: [director]             # who answers for it: ids of posts in plan.yaml
findings: [F1]                      # what it puts right

actions:
  - id: "1.1"
    title: The first thing to be done
    lead: [head-of-sen]             # who does it
    partners: [forum, voices]       # the organisations that contribute
    start: $today
    # A date is written 2020-03-31, 2020-03, 2020-Q2, FY2019-20 Q4, AY2019-20 autumn, or ongoing with a review date.
    due: $in_three_months
    status: not_started             # not_started | in_progress | delivered | embedded | carried_over | withdrawn
    measures: [M1.1]                # the measures that it should move

measures:
  - id: M1.1
    title: What shows that it helps
    kind: outcome                   # process | output | outcome | lived_experience
    unit: percent                   # percent | count | days | weeks | rate | score | gbp | ratio
    better: higher                  # higher | lower | context
    frequency: quarterly
    baseline: {value: 40, date: $today}
    target: {value: 90, by: $in_a_year}
    trajectory: [{by: $in_half_a_year, value: 70}]
    readings: []                    # - {date: 2020-03-31, value: 47.5, basis: actual}
"""

README = """\
# $plan_id

The plan stands in `plan.yaml` and in one file for each workstream, in `workstreams/`.
The files in `.schema/` let an editor complete and check them; `wsoa schema --out .schema` makes them anew.

    wsoa status      where every workstream stands
    wsoa overdue     what is late
    wsoa check       every fault, with its line

## In continuous integration

With GitHub, this is all of `.github/workflows/plans.yml`.
`OWNER/wsoa@TAG` stands for where wsoa's repository lies, and a tag or commit of it.

```yaml
on: {pull_request: {}, schedule: [{cron: "0 6 * * 1-5"}]}
permissions: {contents: read}
jobs:
  plans:
    runs-on: ubuntu-latest
    steps:
      - {uses: actions/checkout@v7, with: {fetch-depth: 0, persist-credentials: false}}
      - uses: OWNER/wsoa@TAG
        with: {since: "$${{ github.event.pull_request.base.sha }}"}
```

It runs `wsoa check`.
A pull request fails only by what it brings itself; on weekday mornings everything that is wrong on that day counts.
"""
