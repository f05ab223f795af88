"""Something public names, repeats or links to what is marked for the board or as internal.

Leads write to the board in a hurry and frankly, and some of it tells of single families or of people who hold a post. Marking
it keeps it off the public page only as long as nothing public carries it there: an id in a field or in a sentence, the same
words once more, the same link, or the name of somebody who did not agree to be named. What has been published cannot be called
back.

Looked at is every text that is not for the public, be it marked or, as `rag_reason`, `mitigation` and an update without an
audience, for the board of itself: a public text that repeats five words or more of it, whole, gives it away. What is not marked
may be said again, word for word, in a public update, which is then taken for a decision to publish it; and the title of a piece
of evidence that is not marked is only what a document is called. An id of digits alone, or one that is a plain word, counts in
a sentence only behind the name of its kind, as in "action 1.4" or "actions 1.4 and 1.5". A name is known in any capitals and
without titles and honours, in a sentence as in a link; a name of one word is not looked for. Nor may a public text or link hold
the `email` of a post.

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
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from wsoa_cli.derive.audience import WITH_AUDIENCE
from wsoa_cli.derive.hidden_texts import hidden_texts
from wsoa_cli.derive.holders import names_of, unbroken_names_of, unnamed
from wsoa_cli.derive.links import look_up, references
from wsoa_cli.derive.phrases import Phrases, Words, plain, plain_words
from wsoa_cli.derive.public_texts import PublicText, is_hidden, is_published, public_texts
from wsoa_cli.derive.quoted_ids import quoted_ids
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

LEAST_NAMES = 2
"""Words of a name; a single one may be any word."""


def check(subject: Subject) -> Iterator[Finding]:
    """Each place in what is public that leads to what is not."""
    plan = subject.plan
    hidden = _hidden_in(plan)
    if hidden.items:
        yield from _references(plan, hidden.items)
    if hidden.links or hidden.names_somebody:
        yield from _links(plan, hidden)
    if hidden.items or hidden.phrases or hidden.names_somebody:
        for text in public_texts(plan):
            yield from _in_text(plan, text, hidden)


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What a plan keeps from the public.

    `items` are the marked ones with their kind, by id in small letters; `phrases` the texts, by what they belong to; `links`
    those of marked evidence with its action; `names`, `unbroken` and `addresses` the posts whose holder is not to be named, or
    whose address is not to be given, by the name or address.
    """

    items: dict[str, tuple[ItemKind, Any]] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=lambda: Phrases(LEAST_WORDS))
    links: dict[str, str] = field(default_factory=dict)
    names: Phrases = field(default_factory=lambda: Phrases(LEAST_NAMES))
    unbroken: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    @property
    def names_somebody(self) -> bool:
        """Whether there is anybody who may not be named or written to."""
        return bool(self.names or self.unbroken or self.addresses)

    def named_in(self, text: str, words: Words) -> Iterator[str]:
        """The posts whose holder a text names."""
        if self.names:
            yield from self.names.found_in(words)
        if self.unbroken and not text.isascii():
            yield from (post for name, post in self.unbroken.items() if name in plain(text))

    def addressed_in(self, text: str) -> Iterator[str]:
        """The posts whose address a text gives."""
        if "@" in text and self.addresses:
            for found in _ADDRESS.findall(plain(text)):
                if post := self.addresses.get(found.strip(_AROUND_AN_ADDRESS)):
                    yield post


_ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9.-]+")
_AROUND_AN_ADDRESS = "'`*_.-"


def _hidden_in(plan: Plan) -> _Hidden:
    hidden = _Hidden()
    for kind in WITH_AUDIENCE:
        for placed in plan.items(kind):
            if is_hidden(placed.item):
                hidden.items[id_of(placed.item).lower()] = (kind, placed.item)
    for action in plan.actions:
        _add_links(hidden.links, action.item)
    _add_texts(hidden.phrases, plan)
    _add_people(hidden, plan)
    return hidden


def _add_links(links: dict[str, str], action: Action) -> None:
    """Adds the links of the evidence of an action that is marked, itself or with all of it."""
    all_of_it = is_hidden(action)
    for piece in action.evidence:
        if (is_hidden(piece) or (all_of_it and not is_published(piece))) and piece.link:
            links.setdefault(piece.link.strip(), action.id)


def _add_texts(phrases: Phrases, plan: Plan) -> None:
    """Adds the texts that are not for the public, less those that somebody decided to say to it all the same."""
    different = {(one.text, one.is_marked): one for one in hidden_texts(plan)}
    texts = [(one, plain_words(one.text)) for one in different.values()]
    if any(not one.is_marked for one, _ in texts):
        said = set(_published_words(plan))
        texts = [(one, words) for one, words in texts if one.is_marked or words not in said]
    for one, words in texts:
        phrases.add(words, one.of)


def _published_words(plan: Plan) -> Iterator[Words]:
    """The words of each update that is public."""
    for at in plan.actions:
        if not is_hidden(at.item):
            yield from (plain_words(update.text) for update in at.item.updates if is_published(update))


def _add_people(hidden: _Hidden, plan: Plan) -> None:
    """Adds the names of holders that are not public, and the addresses of posts."""
    for post in unnamed(plan.head.posts):
        for words in names_of(post.holder or ""):
            hidden.names.add(words, post.id)
        for name in unbroken_names_of(post.holder or ""):
            hidden.unbroken.setdefault(name, post.id)
    for post in plan.head.posts:
        if post.email:
            hidden.addresses.setdefault(post.email.lower().strip(_AROUND_AN_ADDRESS), post.id)


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


def _links(plan: Plan, hidden: _Hidden) -> Iterator[Finding]:
    """Each piece of public evidence that leads to where a marked one does, or whose link names or addresses somebody."""
    for at in plan.actions:
        if is_hidden(at.item):
            continue
        for n, piece in enumerate(at.item.evidence):
            if not (is_published(piece) and piece.link):
                continue
            if other := hidden.links.get(piece.link.strip()):
                yield _leading_there(plan, at, n, other)
            text = unquote(piece.link)
            place = at.place / "evidence" / n / "link"
            for post, message, hint in _people(text, plain_words(text), hidden, "link"):
                yield Finding(NAME, SEVERITY, plan.id, at.item.id, message, hint, place, (post,))


def _leading_there(plan: Plan, at: Placed[Action], number: int, other: str) -> Finding:
    message = f"public evidence of {at.item.id} has the same link as evidence of {other} that is not public"
    hint = "link to what everybody may read, or give both the same `audience`"
    return Finding(NAME, SEVERITY, plan.id, at.item.id, message, hint, at.place / "evidence" / number / "link", (other,))


def _in_text(plan: Plan, one: PublicText, hidden: _Hidden) -> Iterator[Finding]:
    for leaks, message, hint in _leaks(plan, one.text, hidden):
        yield Finding(NAME, SEVERITY, plan.id, one.item, message, hint, one.place, (leaks,))


def _leaks(plan: Plan, text: str, hidden: _Hidden) -> Iterator[tuple[str, str, str]]:
    """What a public text gives away, in words, and the cure."""
    words = plain_words(text)
    yield from _people(text, words, hidden, "text")
    if hidden.items:
        for quoted, item in _quoted(plan, text, hidden.items).items():
            message = f"a public text quotes {quoted}, which is marked `{_audience(item)}`"
            yield quoted, message, f"say it without the id, or make {quoted} public"
    if repeated := next(hidden.phrases.found_in(words), None):
        message = f"a public text repeats {repeated} that is not public"
        yield repeated, message, "say it in words that are for everybody"


def _people(text: str, words: Words, hidden: _Hidden, what: str) -> Iterator[tuple[str, str, str]]:
    """Whom a public text or link names or gives the address of, in words, and the cure."""
    for post in dict.fromkeys(hidden.named_in(text, words)):
        message = f"a public {what} names the holder of {post}, whose name is not to be published"
        yield post, message, f"write the post's title, or `publish_name: true` at {post} where the holder agrees"
    for post in dict.fromkeys(hidden.addressed_in(text)):
        message = f"a public {what} gives the address of {post}, which is for nobody outside"
        yield post, message, "give an address that is for the public, or say without one whom to ask"


def _quoted(plan: Plan, text: str, items: Mapping[str, tuple[ItemKind, Any]]) -> dict[str, Any]:
    """The marked items whose ids stand in a text as words of their own, by the id as it stands there."""
    quoted: dict[str, Any] = {}
    for found in quoted_ids(text, plan.id, items, WITH_AUDIENCE):
        kind, item = items[found.word.lower()]
        if found.is_full or _is_telling(plan, found.word) or found.kind == kind:
            quoted[found.word] = item
    return quoted


def _is_telling(plan: Plan, item_id: str) -> bool:
    """Whether an id is like nothing else that one writes, such as D2, and no public item's as well."""
    if not (any(map(str.isdigit, item_id)) and any(map(str.isalpha, item_id))):
        return False
    same = (plan.find(kind, item_id) for kind in WITH_AUDIENCE)
    return all(is_hidden(placed.item) for placed in same if placed is not None)


def _audience(item: Any) -> str:
    return str(item.audience)
