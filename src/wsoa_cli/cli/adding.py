"""`wsoa add`: an action, a measure, a workstream or anything of plan.yaml that was not there before."""

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from wsoa_cli.cli.as_typed import QuickCommand, QuickGroup
from wsoa_cli.cli.changing import Changing, DryRunOption, NoCommitOption
from wsoa_cli.cli.on_demand import PLAIN
from wsoa_cli.cli.options import PlansOption, TodayOption
from wsoa_cli.cli.prompting import ask, can_ask, listed
from wsoa_cli.errors import UsageError
from wsoa_cli.model.vocabulary import ActionStatus, Better, DeadlineKind, FindingKind, Frequency, MeasureKind, Sector, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wsoa_cli.commands.add import AddedKind
    from wsoa_cli.commands.edit import Change, Manner
    from wsoa_cli.commands.missing import Question
    from wsoa_cli.commands.workspace import Workspace
    from wsoa_cli.store.intent import Value
    from wsoa_cli.store.load import Portfolio


def _words(of: object) -> str:
    return f"One of: {', '.join(get_args(of))}."


HomeOption = Annotated[
    str | None,
    typer.Option("--workstream", metavar="ID", help="Where it belongs, as WS1 or plan:WS1; needed where there are several."),
]
HomePlanOption = Annotated[
    str | None, typer.Option("--plan", metavar="PLAN", help="The plan it belongs to; needed where there are several.")
]
IdOption = Annotated[str | None, typer.Option("--id", metavar="ID", help="Its id; the next one if not given.")]
FindingsOption = Annotated[
    list[str] | None, typer.Option("--finding", metavar="ID", help="A finding that it serves; may be given several times.")
]
NoInputOption = Annotated[bool, typer.Option("--no-input", help="Ask nothing, also at a terminal.")]

add = typer.Typer(cls=QuickGroup, no_args_is_help=True, add_completion=False, **PLAIN)


@add.callback()
def adding() -> None:
    """Add something new. At a terminal, what is missing is asked for.

    Its id follows those that are there, or is made from its title, and is never
    one that was used before.

    \b
    Examples:
      wsoa add action --workstream LAUNCH --title "Thank the artists" --dry-run
      wsoa add finding --plan peterborough-wsoa --text "Plans are late." --dry-run
    """


@add.command(cls=QuickCommand)
def action(
    workstream: HomeOption = None,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What will be done.")] = None,
    lead: Annotated[
        list[str] | None, typer.Option("--lead", metavar="ID", help="A post that does it; may be given several times.")
    ] = None,
    partner: Annotated[
        list[str] | None,
        typer.Option("--partner", metavar="ID", help="An organisation that contributes; may be given several times."),
    ] = None,
    start: Annotated[str | None, typer.Option("--start", metavar="WHEN", help="When work starts.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="WHEN", help="When it must be done.")] = None,
    due_text: Annotated[
        str | None, typer.Option("--due-text", metavar="WORDS", help="The date in the words of the original document.")
    ] = None,
    status: Annotated[ActionStatus, typer.Option("--status", metavar="WORD", help=_words(ActionStatus))] = "not_started",
    finding: FindingsOption = None,
    measure: Annotated[
        list[str] | None,
        typer.Option("--measure", metavar="ID", help="A measure that it moves; may be given several times."),
    ] = None,
    item_id: IdOption = None,
    no_input: NoInputOption = False,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add an action to a workstream.

    \b
    Examples:
      wsoa add action --workstream LAUNCH --title "Thank the artists" --dry-run
      wsoa add action --workstream WS2 --title "Audits" --due 2020-06 --dry-run
    """
    given = _given(
        title=title,
        lead=lead,
        partners=partner,
        start=start,
        due=due,
        due_text=due_text,
        status=status,
        findings=finding,
        measures=measure,
    )
    _add("action", workstream, given, item_id, no_input, dry_run, no_commit, plans, today)


@add.command(cls=QuickCommand)
def measure(
    workstream: HomeOption = None,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What is measured.")] = None,
    unit: Annotated[Unit | None, typer.Option("--unit", metavar="WORD", help=_words(Unit))] = None,
    better: Annotated[Better | None, typer.Option("--better", metavar="WORD", help=_words(Better))] = None,
    kind: Annotated[MeasureKind | None, typer.Option("--kind", metavar="WORD", help=_words(MeasureKind))] = None,
    finding: FindingsOption = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="POST", help="The post that sees to the readings.")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="WORDS", help="Where the numbers come from.")] = None,
    frequency: Annotated[Frequency | None, typer.Option("--frequency", metavar="WORD", help=_words(Frequency))] = None,
    baseline: Annotated[str | None, typer.Option("--baseline", metavar="VALUE", help="Where it stood at the start.")] = None,
    baseline_date: Annotated[str | None, typer.Option("--baseline-date", metavar="WHEN", help="When that was.")] = None,
    target: Annotated[str | None, typer.Option("--target", metavar="VALUE", help="Where it should be.")] = None,
    target_by: Annotated[str | None, typer.Option("--target-by", metavar="WHEN", help="By when.")] = None,
    item_id: IdOption = None,
    no_input: NoInputOption = False,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add a measure to a workstream.

    \b
    Examples:
      wsoa add measure --workstream WS2 --title "Audited plans that are good" \\
        --unit percent --better higher --target 90 --target-by 2021-03 --dry-run
    """
    given = _given(
        title=title,
        kind=kind,
        unit=unit,
        better=better,
        findings=finding,
        owner=owner,
        source=source,
        frequency=frequency,
        baseline=_given(value=baseline, date=baseline_date),
        target=_given(value=target, by=target_by),
    )
    _add("measure", workstream, given, item_id, no_input, dry_run, no_commit, plans, today)


@add.command(cls=QuickCommand)
def workstream(
    plan: HomePlanOption = None,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What the workstream is called.")] = None,
    accountable: Annotated[
        list[str] | None, typer.Option("--accountable", metavar="POST", help="A post that answers; may be given several times.")
    ] = None,
    finding: FindingsOption = None,
    item_id: IdOption = None,
    no_input: NoInputOption = False,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add a workstream to a plan, in a file of its own.

    The file is named as the plan's others are. Nothing is ever overwritten.

    \b
    Examples:
      wsoa add workstream --plan joint-send-strategy --title Training --dry-run
    """
    given = _given(title=title, accountable=accountable, findings=finding)
    _add("workstream", plan, given, item_id, no_input, dry_run, no_commit, plans, today)


@add.command(cls=QuickCommand)
def finding(
    plan: HomePlanOption = None,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="What the inspectors wrote.")] = None,
    kind: Annotated[FindingKind | None, typer.Option("--kind", metavar="WORD", help=_words(FindingKind))] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="WORDS", help="Where they wrote it.")] = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option("--outcome", metavar="WORDS", help="What must be true when it is put right; may be given several times."),
    ] = None,
    item_id: IdOption = None,
    no_input: NoInputOption = False,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add a finding to a plan.

    \b
    Examples:
      wsoa add finding --plan peterborough-wsoa --text "Plans are late." --dry-run
    """
    given = _given(kind=kind, text=text, source=source, outcomes=outcome)
    _add("finding", plan, given, item_id, no_input, dry_run, no_commit, plans, today)


@add.command(cls=QuickCommand)
def deadline(
    plan: HomePlanOption = None,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What must be done by then.")] = None,
    kind: Annotated[DeadlineKind | None, typer.Option("--kind", metavar="WORD", help=_words(DeadlineKind))] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="WHEN", help="The date; or count it, with the next two.")] = None,
    from_day: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="The day from which working days are counted.")
    ] = None,
    working_days: Annotated[
        str | None, typer.Option("--working-days", metavar="N", help="How many working days in England.")
    ] = None,
    item_id: IdOption = None,
    no_input: NoInputOption = False,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add a date that binds a whole plan.

    \b
    Examples:
      wsoa add deadline --plan peterborough-wsoa --title "Annual review" \\
        --kind internal --due 2020-12 --dry-run
      wsoa add deadline --plan peterborough-wsoa --title "Send a new statement" \\
        --kind statutory --from 2020-01-06 --working-days 70 --dry-run
    """
    if (from_day is None) != (working_days is None):
        raise UsageError("a count needs its first day and its number", "give both, such as --from 2020-01-06 --working-days 70")
    counts = {"from": from_day, "working_days": working_days} if from_day and working_days else None
    given = _given(title=title, kind=kind, due=due, counts=counts)
    _add("deadline", plan, given, item_id, no_input, dry_run, no_commit, plans, today)


@add.command(cls=QuickCommand)
def post(
    plan: HomePlanOption = None,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What the post is called.")] = None,
    organisation: Annotated[str | None, typer.Option("--organisation", metavar="ID", help="Where it belongs.")] = None,
    holder: Annotated[str | None, typer.Option("--holder", metavar="NAME", help="Who holds it now.")] = None,
    email: Annotated[str | None, typer.Option("--email", metavar="ADDRESS", help="Where messages to it go.")] = None,
    item_id: IdOption = None,
    no_input: NoInputOption = False,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add a post. It can lead actions and answer for workstreams.

    \b
    Examples:
      wsoa add post --plan peterborough-wsoa --title "Head of SEN" --dry-run
    """
    given = _given(title=title, organisation=organisation, holder=holder, email=email)
    _add("post", plan, given, item_id, no_input, dry_run, no_commit, plans, today)


@add.command(cls=QuickCommand)
def organisation(
    plan: HomePlanOption = None,
    name: Annotated[str | None, typer.Option("--name", metavar="WORDS", help="What the organisation is called.")] = None,
    sector: Annotated[Sector | None, typer.Option("--sector", metavar="WORD", help=_words(Sector))] = None,
    item_id: IdOption = None,
    no_input: NoInputOption = False,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add an organisation. It can contribute to actions and have posts.

    \b
    Examples:
      wsoa add organisation --plan peterborough-wsoa --name "Youth Voices" \\
        --sector young_people --dry-run
    """
    _add("organisation", plan, _given(name=name, sector=sector), item_id, no_input, dry_run, no_commit, plans, today)


@add.command(cls=QuickCommand)
def board(
    plan: HomePlanOption = None,
    name: Annotated[str | None, typer.Option("--name", metavar="WORDS", help="What the board is called.")] = None,
    meets: Annotated[str | None, typer.Option("--meets", metavar="WORDS", help="How often it meets, such as monthly.")] = None,
    item_id: IdOption = None,
    no_input: NoInputOption = False,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add a board. It follows the plan and agrees to its moves.

    \b
    Examples:
      wsoa add board --plan peterborough-wsoa --name "Joint Board" \\
        --meets monthly --dry-run
    """
    _add("board", plan, _given(name=name, meets=meets), item_id, no_input, dry_run, no_commit, plans, today)


@add.command(cls=QuickCommand)
def decision(
    plan: HomePlanOption = None,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What is to be decided.")] = None,
    board: Annotated[str | None, typer.Option("--board", metavar="ID", help="The board that decides.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="WHEN", help="By when it must be decided.")] = None,
    item_id: IdOption = None,
    no_input: NoInputOption = False,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add a decision that a board has to take.

    \b
    Examples:
      wsoa add decision --plan joint-send-strategy --title "Fund a launch" \\
        --due 2020-03 --dry-run
    """
    _add("decision", plan, _given(title=title, board=board, due=due), item_id, no_input, dry_run, no_commit, plans, today)


@add.command(cls=QuickCommand)
def condition(
    plan: HomePlanOption = None,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="What is asked for.")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="WORDS", help="Who asks for it, and where.")] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="WHEN", help="By when.")] = None,
    action: Annotated[
        list[str] | None, typer.Option("--action", metavar="ID", help="An action that answers it; may be given several times.")
    ] = None,
    item_id: IdOption = None,
    no_input: NoInputOption = False,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add a condition on which the plan was accepted.

    \b
    Examples:
      wsoa add condition --plan peterborough-wsoa --text "Say who leads." \\
        --dry-run
    """
    given = _given(text=text, source=source, due=due, actions=action)
    _add("condition", plan, given, item_id, no_input, dry_run, no_commit, plans, today)


def _given(**typed: "Value | None") -> "dict[str, Value]":
    """The fields that have a value."""
    return {name: value for name, value in typed.items() if value is not None and value != {}}


def _add(
    kind: "AddedKind",
    home: str | None,
    given: "Mapping[str, Value]",
    item_id: str | None,
    no_input: bool,
    dry_run: bool,
    no_commit: bool,
    plans: PlansOption,
    today: TodayOption,
) -> None:
    from wsoa_cli.commands.add import NewItem
    from wsoa_cli.commands.add import add as run

    def add_it(workspace: "Workspace", manner: "Manner") -> "Change":
        asks = can_ask() and not no_input
        place, fields, chosen = _completed(workspace, kind, home, given, item_id, asks=asks)
        return run(workspace, place, NewItem(kind, fields, chosen), manner)

    Changing(plans=plans, today=today, dry_run=dry_run, no_commit=no_commit).run(add_it)


def _completed(
    workspace: "Workspace",
    kind: "AddedKind",
    home: str | None,
    given: "Mapping[str, Value]",
    item_id: str | None,
    *,
    asks: bool,
) -> "tuple[str, Mapping[str, Value], str | None]":
    """Where the item belongs, its fields with what was missing, and its id where that is known by then.

    Raises UsageError where nobody can be asked for what the format requires.
    """
    from wsoa_cli.commands.missing import questions

    missing = [one for one in questions(kind, given) if asks or one.is_required]
    names_itself = asks and item_id is None and kind in _NAMED
    if home is not None and not missing and not names_itself:
        return home, given, item_id
    portfolio = workspace.load()
    place = home or _home(portfolio, kind, asks=asks)
    if not asks:
        _require_answers(kind, [question for question in missing if not question.is_list])
        return place, given, item_id
    answered = {question.field: _asked(portfolio, place, kind, question) for question in missing}
    fields = {**given, **{field: value for field, value in answered.items() if value is not None}}
    return place, fields, _id(workspace, portfolio, place, kind, fields) if names_itself else item_id


_NAMED = {"deadline", "post", "organisation", "board"}
"""The kinds whose ids are made from titles: others will type such an id for years, so it is shown before it is used."""


def _id(workspace: "Workspace", portfolio: "Portfolio", home: str, kind: "AddedKind", fields: "Mapping[str, Value]") -> str:
    from wsoa_cli.commands.add import NewItem, id_to_be

    proposed = id_to_be(workspace, portfolio, home, NewItem(kind, fields))

    def understood(answer: str) -> str:
        return id_to_be(workspace, portfolio, home, NewItem(kind, fields, answer)) if answer else proposed

    return ask("--id", "What others will name it by.", [f"{proposed} with Enter alone"], understood)


def _home(portfolio: "Portfolio", kind: "AddedKind", *, asks: bool) -> str:
    """The one workstream or plan that there is, or the one that is chosen."""
    from textwrap import shorten

    from wsoa_cli.commands.add import find_home
    from wsoa_cli.commands.missing import homes
    from wsoa_cli.derive.words import first_of

    known = homes(portfolio, kind)
    what = "workstream" if kind in {"action", "measure"} else "plan"
    if len(known) == 1:
        return known[0][0]
    if not known:
        raise UsageError(f"there is no {what} yet", f"add one first: wsoa add {what} --title {_EXAMPLES['title']}")
    if not asks:
        names = first_of([name for name, _ in known])
        raise UsageError(f"say which {what} the {kind} belongs to", f"such as --{what} {known[0][0]}; there are: {names}")

    def understood(answer: str) -> str:
        find_home(portfolio, kind, answer)
        return answer

    choices = [shorten(f"{name}: {title}", 78, placeholder=" …") for name, title in known]
    return ask(f"--{what}", f"Which {what} it belongs to.", choices, understood)


def _asked(portfolio: "Portfolio", home: str, kind: "AddedKind", question: "Question") -> "Value | None":
    from wsoa_cli.commands.missing import answers, require_right

    def understood(answer: str) -> "Value | None":
        if not answer and not question.is_required:
            return None
        value = [one.strip() for one in answer.split(",") if one.strip()] if question.is_list else answer
        require_right(portfolio, home, kind, question.field, value)
        return value

    choices = listed(answers(portfolio, home, kind, question))
    several = "several with commas between; " if question.is_list else ""
    alone = "none" if question.is_required else "left open"
    note = [f"{several}{alone} with Enter alone"] if question.is_list or not question.is_required else []
    return ask(f"--{question.field}", question.words, [*choices, *note], understood)


def _require_answers(kind: "AddedKind", missing: "Sequence[Question]") -> None:
    if missing:
        options = [f"--{question.field}" for question in missing]
        example = " ".join(f"--{one.field} {one.choices[0] if one.choices else _EXAMPLES[one.field]}" for one in missing)
        article = "an" if kind in {"action", "organisation"} else "a"
        named = " and ".join(filter(None, (", ".join(options[:-1]), options[-1])))
        raise UsageError(f"{article} {kind} needs {named}", f"such as {example}")


_EXAMPLES = {"title": '"Joint planning"', "name": '"Joint Board"', "text": '"Plans are late."'}
