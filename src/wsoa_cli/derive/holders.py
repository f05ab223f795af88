"""The names of those who hold a post, as they may stand in a text: without titles, honours and what was put in brackets."""

import re
from collections.abc import Iterator

from wsoa_cli.derive.phrases import Words, plain_words
from wsoa_cli.model.plan_head import Post


def _any_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES = _any_of(
    "the rt right very most hon honourable dr doctor miss mr mrs ms mx prof professor sir dame lord lady baroness baron cllr "
    "councillor alderman rev revd reverend canon ven venerable fr father sister bishop archdeacon rabbi imam judge capt "
    "captain col colonel lt lieutenant maj major"
)
_HONOURS = _any_of(
    "ba bed beng bsc ma mba mbe md med mphil msc obe cbe dbe kbe cb kcb phd dphil edd dclinpsy pgce qpm qc kc jp dl dso "
    "frcp frcpch frcgp frsa mrcp mrcgp mrcpch mrcpsych frcpsych mcsp rgn rn rmn rscn jr junior snr senior"
)
_FOR_A_TIME = _any_of("acting interim")
_NO_NAMES = _any_of(
    "a advertised all appointed at awaiting be being by confirmed cover director for from manager none not of officer "
    "recruited recruiting recruitment service services tba tbc team to under unknown vacancy vacant with yet"
)
"""A holder in whose name one of these stands is nobody: to be appointed, head of service, SEN team."""

_BETWEEN = re.compile(r"\s*(?:/|&|;|\band\b)\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[(\[{][^)\]}]*[)\]}]?")
_WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEAST = 2


def names_of(holder: str) -> Iterator[Words]:
    """The words of each name in what is typed as the holder of a post; none where it is a single word, or nobody's name."""
    for one in _BETWEEN.split(_IN_BRACKETS.sub(" ", holder)):
        first, comma, after = one.partition(",")
        for typed in (first, f"{after} {first}" if comma and len(_bare(first)) < _LEAST else ""):
            words = _bare(typed)
            if len(words) >= _LEAST and not _NO_NAMES & set(words):
                yield words


def unbroken_names_of(holder: str) -> Iterator[str]:
    """The names in a script that puts no blanks between words, such as Chinese, so that they are looked for as they stand."""
    for one in _BETWEEN.split(_IN_BRACKETS.sub(" ", holder)):
        words = _bare(one)
        if len(words) == 1 and len(words[0]) >= _LEAST and _WITHOUT_BLANKS.search(words[0]):
            yield words[0]


def unnamed(posts: tuple[Post, ...]) -> Iterator[Post]:
    """The posts with a holder whose name is not to be published, and who agreed to it at no other post either."""
    named = {words for post in posts if post.holder and post.publish_name for words in _all_names(post.holder)}
    for post in posts:
        if post.holder and not post.publish_name and not named & set(_all_names(post.holder)):
            yield post


def _all_names(holder: str) -> Iterator[Words]:
    yield from names_of(holder)
    yield from ((one,) for one in unbroken_names_of(holder))


def _bare(name: str) -> Words:
    """The words of a name without the titles before it and the honours behind it; one of each stays by a name of one word."""
    words = [word for word in plain_words(name) if word not in _FOR_A_TIME]
    while len(words) > _LEAST and words[0] in _TITLES:
        words.pop(0)
    while len(words) > _LEAST and words[-1] in _HONOURS:
        words.pop()
    return tuple(words)
