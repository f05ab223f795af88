"""What rules take for public text is what the public will read."""

from folders import Folder
from secrets_in_plans import read_from, secret_plan
from wsoa_cli.derive.public_texts import public_texts
from wsoa_cli.store.load import load


def test_every_text_that_the_public_may_read_is_looked_at_and_no_other(folder: Folder) -> None:
    """Ids, names of people and addresses are no texts to read."""
    secret = secret_plan()
    texts = [one.text for one in public_texts(read_from(folder, secret.files))]
    not_prose = {"PlanHead.continues", "Post.holder", "Evidence.link"}
    public = {one.mark for one in secret.secrets if one.audience == "public" and not one.field.endswith(".id")}
    assert public - {one.mark for one in secret.secrets if one.field in not_prose} == set(texts)
    assert len(set(texts)) == len(texts)


def test_a_text_belongs_to_the_nearest_thing_with_an_id_and_says_where_it_stands(folder: Folder) -> None:
    folder.plan(more="legend: {red: Late}\n").workstream("""\
        actions:
          - id: 1.1
            title: T
            status: in_progress
            due_changes: [{on: 2020-01-02, to: 2020-02, reason: recruitment}]
        """)
    (plan,) = load(folder.root).plans
    places = {one.text: (one.item, one.place.loc) for one in public_texts(plan)}
    assert (None, ("legend", "red")) == places["Late"]
    assert ("1.1", ("actions", 0, "due_changes", 0, "reason")) == places["recruitment"]
    assert ("WS1", ("title",)) == places["Plans on time"]
    assert ("F1", ("findings", 0, "text")) == places["Plans are late."]
