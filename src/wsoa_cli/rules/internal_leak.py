"""Something public names, repeats or links to what is marked for the board or as internal.

Leads write to the board in a hurry and frankly, and some of it tells of single families or of people who hold a post. Marking
it keeps it off the public page only as long as nothing public carries it there: an id in a field or in a sentence, the same
words once more, the same link, or the name of somebody who did not agree to be named. What has been published cannot be called
back.

Looked at is what is marked `board` or `internal`; an update or a piece of evidence that says nothing of its audience is for
the board, but the same words in a public one are then taken for a decision to publish them. An id of digits alone, or one that
is a plain word, counts in a sentence only behind the name of its kind, as in "action 1.4".

Fails:

    # plan.yaml
    decisions:
      - {id: D1, title: Close the northern unit, audience: board}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, needs: [D1]}

Mended:

    # plan.yaml
    decisions:
      - {id: D1, title: Close the northern unit, audience: board}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, needs: [D1], audience: board}
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from wsoa_cli.derive.audience import WITH_AUDIENCE
from wsoa_cli.derive.links import look_up, references
from wsoa_cli.derive.public_texts import PublicText, is_hidden, is_published, public_texts
from wsoa_cli.model.plan import Placed, Plan, id_of
from wsoa_cli.model.vocabulary import ItemKind
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "internal-leak"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = True

LEAST_WORDS = 5
"""Words; a shorter text, such as "Agreed at the board.", is written twice by chance."""

_WORD = re.compile(r"(?<![\w.:/@-])[A-Za-z0-9](?:[\w.-]*\w)?(?![:/@]\w)")
_LETTERS = re.compile(r"\w+")
_HONORIFIC = re.compile(r"^(?:Dr|Miss|Mr|Mrs|Ms|Mx|Prof|Professor|Sir|Dame)\.? ")


def check(subject: Subject) -> Iterator[Finding]:
    """Each place in what is public that leads to what is not."""
    plan = subject.plan
    hidden = _hidden_in(plan)
    if hidden.items:
        yield from _references(plan, hidden.items)
    if hidden.links:
        yield from _links(plan, hidden.links)
    if not (hidden.items or hidden.openings or hidden.names):
        return
    texts = public_texts(plan)
    hidden = hidden.with_names_in(texts)
    if hidden.items or hidden.openings or hidden.names:
        for text in texts:
            yield from _in_text(plan, text, hidden)


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What a plan keeps from the public.

    `items` are the marked ones with their kind, by id in small letters; `updates` the marked ones in words, each with its
    action, and `openings` their first words, with how many words there are in all; `links` those of marked evidence with its
    action; `names` the posts whose holder is not to be named, by the name, and `beginnings` the names by their first word. So a
    text is looked through once, however much is hidden.
    """

    names: Mapping[str, str]
    items: dict[str, tuple[ItemKind, Any]] = field(default_factory=dict)
    updates: dict[tuple[str, ...], str] = field(default_factory=dict)
    openings: dict[tuple[str, ...], set[int]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    beginnings: Mapping[str, list[str]] = field(default_factory=dict)

    def with_names_in(self, texts: Iterable[PublicText]) -> "_Hidden":
        """The same with only those names that stand somewhere in the texts, so that most plans are done with one look."""
        everything = "\n".join([one.text for one in texts])
        names = {name: post for name, post in self.names.items() if name in everything}
        beginnings: dict[str, list[str]] = {}
        for name in names:
            beginnings.setdefault(_LETTERS.findall(name)[0], []).append(name)
        return replace(self, names=names, beginnings=beginnings)

    def add_parts(self, action: Action) -> None:
        """Adds the updates and the evidence of an action that are marked, themselves or with all of it."""
        all_of_it = is_hidden(action)
        for update in action.updates:
            if is_hidden(update) or (all_of_it and not is_published(update)):
                words = _words(update.text)
                if len(words) >= LEAST_WORDS:
                    self.updates.setdefault(words, action.id)
                    self.openings.setdefault(words[:LEAST_WORDS], set()).add(len(words))
        for piece in action.evidence:
            if (is_hidden(piece) or (all_of_it and not is_published(piece))) and piece.link:
                self.links.setdefault(piece.link.strip(), action.id)


def _hidden_in(plan: Plan) -> _Hidden:
    hidden = _Hidden(_names(plan))
    for kind in WITH_AUDIENCE:
        for placed in plan.items(kind):
            if is_hidden(placed.item):
                hidden.items[id_of(placed.item).lower()] = (kind, placed.item)
    for action in plan.actions:
        hidden.add_parts(action.item)
    return hidden


def _names(plan: Plan) -> dict[str, str]:
    """The posts whose holder's name is not public, by the name without a title before it; a name has two words or more."""
    named = {_bare(post.holder) for post in plan.head.posts if post.holder and post.publish_name}
    names: dict[str, str] = {}
    for post in plan.head.posts:
        name = _bare(post.holder or "")
        words = name.split()
        if len(words) > 1 and all(word[0].isupper() for word in words) and name not in named:
            names.setdefault(name, post.id)
    return names


def _bare(name: str) -> str:
    return _HONORIFIC.sub("", " ".join(name.split()))


def _words(text: str) -> tuple[str, ...]:
    """The words of a text without regard to capitals and to what stands between them."""
    return tuple(_LETTERS.findall(text.lower()))


def _references(plan: Plan, items: Container[str]) -> Iterator[Finding]:
    """Each field of a public item that names a marked one."""
    for one in references(plan):
        if one.owner is None or one.asked.lower() not in items or is_hidden(one.owner[1]):
            continue
        target = look_up(plan, one.kinds, one.asked)
        if target is None or not is_hidden(target[1]):
            continue
        owner, audience = id_of(one.owner[1]), _audience(target[1])
        message = f"`{one.field}` of {owner}, which is public, names {one.asked}, which is marked `{audience}`"
        markable = one.owner[0] in WITH_AUDIENCE
        hint = f"take it out, or mark {owner} with `audience: {audience}` too" if markable else "take it out"
        yield Finding(NAME, SEVERITY, plan.id, owner, message, f"{hint}, or make {one.asked} public", one.at, (one.asked,))


def _links(plan: Plan, links: Mapping[str, str]) -> Iterator[Finding]:
    """Each piece of public evidence that leads to where a marked one does."""
    for at in plan.actions:
        if is_hidden(at.item):
            continue
        for n, piece in enumerate(at.item.evidence):
            if is_published(piece) and piece.link and piece.link.strip() in links:
                yield _leading_there(plan, at, n, links[piece.link.strip()])


def _leading_there(plan: Plan, at: Placed[Action], number: int, other: str) -> Finding:
    message = f"public evidence of {at.item.id} has the same link as evidence of {other} that is not public"
    hint = "link to what everybody may read, or give both the same `audience`"
    return Finding(NAME, SEVERITY, plan.id, at.item.id, message, hint, at.place / "evidence" / number / "link", (other,))


def _in_text(plan: Plan, one: PublicText, hidden: _Hidden) -> Iterator[Finding]:
    for leaks, message, hint in _leaks(plan, one.text, hidden):
        yield Finding(NAME, SEVERITY, plan.id, one.item, message, hint, one.place, (leaks,))


def _leaks(plan: Plan, text: str, hidden: _Hidden) -> Iterator[tuple[str, str, str]]:
    """What a public text gives away, in words, and the cure."""
    for post in _named(text, hidden):
        message = f"a public text names the holder of {post}, whose name is not to be published"
        yield post, message, f"write the post's title, or `publish_name: true` at {post} where the holder agrees"
    if hidden.items:
        for quoted, item in _quoted(plan, text, hidden.items).items():
            message = f"a public text quotes {quoted}, which is marked `{_audience(item)}`"
            yield quoted, message, f"say it without the id, or make {quoted} public"
    if hidden.openings and (repeated := _repeated(text, hidden)):
        message = f"a public text repeats an update of {repeated} that is not public"
        yield repeated, message, "say it in words that are for everybody"


def _named(text: str, hidden: _Hidden) -> dict[str, None]:
    """The posts whose holder's name stands in a text, as words of its own."""
    posts: dict[str, None] = {}
    for word in _LETTERS.finditer(text) if hidden.beginnings else ():
        for name in hidden.beginnings.get(word[0], ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not _LETTERS.match(text, end):
                posts[hidden.names[name]] = None
    return posts


def _quoted(plan: Plan, text: str, items: Mapping[str, tuple[ItemKind, Any]]) -> dict[str, Any]:
    """The marked items whose ids stand in a text as words of their own, by the id as it stands there."""
    quoted: dict[str, Any] = {}
    before = ""
    for found in _WORD.finditer(text):
        word = found[0]
        if word.lower() in items:
            kind, item = items[word.lower()]
            if _is_telling(plan, word) or before.removesuffix("s") == kind:
                quoted[word] = item
        before = word.lower()
    return quoted


def _is_telling(plan: Plan, item_id: str) -> bool:
    """Whether an id is like nothing else that one writes, such as D2, and no public item's as well."""
    if not (any(map(str.isdigit, item_id)) and any(map(str.isalpha, item_id))):
        return False
    same = (plan.find(kind, item_id) for kind in WITH_AUDIENCE)
    return all(is_hidden(placed.item) for placed in same if placed is not None)


def _repeated(text: str, hidden: _Hidden) -> str | None:
    """The action of a marked update that stands in a text as a whole."""
    words = _words(text)
    for start in range(len(words) - LEAST_WORDS + 1):
        for length in hidden.openings.get(words[start : start + LEAST_WORDS], ()):
            if action := hidden.updates.get(words[start : start + length]):
                return action
    return None


def _audience(item: Any) -> str:
    return str(item.audience)
