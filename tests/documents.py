"""Documents to be written and read back: one of every kind of block, and any that hypothesis can think of."""

from datetime import date

from hypothesis import strategies as st

from wsoa_cli.render.document.blocks import Block, Bullets, Document, Facts, Gap, Heading, Paragraph, Picture, Table

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="20" height="5"/></svg>'

SAMPLE = Document(
    title="Highlight report: Plans on time",
    subtitle="For the SEND board of Northshire",
    author="Head of SEND",
    day=date(2020, 2, 10),
    blocks=(
        Facts((("Committee", "Children's scrutiny"), ("Agenda item", "7"))),
        Heading(1, "Where it stands"),
        Paragraph("One action is overdue."),
        Table("Actions", ("Id", "Action", "Rating"), (("1.1", "Recruit two", "RED"), ("1.2", "Train them", "GREEN"))),
        Heading(2, "What is next"),
        Bullets(("Interview", "Appoint"), numbered=True),
        Bullets(("Ask the panel", "Book the room")),
        Heading(1, "Recommendations"),
        Gap("what the committee is asked to decide"),
        Picture(DRAWING, "Half of the plans were in time"),
    ),
)

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% include 'x' %}",
    '#import "x": y',
    '#read("/etc/passwd") $x$ *b* _i_ `r` @r <l> // /* \\',
    "| a | b |",
    "- one",
    "1. one",
    "===",
    "> quoted",
    "[here](javascript:alert(1)) ![x](http://x.example/p.png)",
    "<!-- --> &amp; &lt;",
    "http://x.example www.x.example",
    "\x00\x08\x1b[31m\x7f\x9b",
    "\u202eright to left\u2066",
    "\ufffe\uffff\ud800",
    "日本語 ✅ שלום \ue000\ufeff",
    "one\n\n# two\r\nthree\u2028four",
    "   ",
    "",
    "</style></title>\"'",
    "]]> <w:p/>",
    '"); #panic("x")',
)

EVERY_HOSTILE_TEXT = Document(
    title=HOSTILE[0],
    subtitle=HOSTILE[1],
    author=HOSTILE[2],
    day=SAMPLE.day,
    blocks=(
        *(Paragraph(text) for text in HOSTILE),
        *(Heading(1, text) for text in HOSTILE),
        Bullets(HOSTILE),
        Table(HOSTILE[4], HOSTILE[:3], (HOSTILE[3:6], HOSTILE[6:9])),
        Facts(tuple((text, text) for text in HOSTILE)),
        *(Gap(text) for text in HOSTILE),
    ),
)

any_text = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=()), max_size=20))


@st.composite
def any_table(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))
    row = st.tuples(*[any_text] * columns)
    return Table(draw(any_text), draw(row), tuple(draw(st.lists(row, max_size=3))))


any_block = st.one_of(
    st.builds(Heading, st.integers(1, 5), any_text),
    st.builds(Paragraph, any_text),
    st.builds(Bullets, st.lists(any_text, max_size=3).map(tuple), st.booleans()),
    any_table(),
    st.builds(Facts, st.lists(st.tuples(any_text, any_text), max_size=3).map(tuple)),
    st.builds(Gap, any_text),
    st.builds(Picture, st.just(DRAWING), any_text),
)


@st.composite
def any_document(draw: st.DrawFn) -> Document:
    blocks: list[Block] = []
    above = 0
    for block in draw(st.lists(any_block, max_size=6)):
        if isinstance(block, Heading):
            above = min(block.level, above + 1)
            blocks.append(Heading(above, block.text))
        else:
            blocks.append(block)
    title, subtitle, author = draw(st.tuples(any_text, any_text, any_text))
    return Document(title, tuple(blocks), date(2020, 2, 10), subtitle, author)
