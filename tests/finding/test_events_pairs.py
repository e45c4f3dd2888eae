"""The type of what one marked party does to another."""

import pytest

from detente.finding.coding.pairs import between


@pytest.mark.parametrize(
    "text, actor, recipient, expected",
    [
        ("Chad bombed Mali.", "Chad", "Mali", "ASSAULT"),
        ("Chad threatened to bomb Mali.", "Chad", "Mali", "THREATEN"),
        ("Chad will send food to Mali.", "Chad", "Mali", "AGREE"),
        ("Chad condemned the decision of Mali.", "Chad", "Mali", "ACCUSE"),
        ("Chad refused to meet the envoy of Mali.", "Chad", "Mali", "REJECT"),
        ("Chad accused Mali of arming the rebels.", "Chad", "Mali", "ACCUSE"),
        ("Chad freed the pilots of Mali.", "Chad", "Mali", "RETREAT"),
        ("Chad signed a treaty with Mali.", "Chad", "Mali", "SUPPORT"),
        ("Chad lies next to Mali.", "Chad", "Mali", None),
        ("Chad pledged its full support for Mali.", "Chad", "Mali", "SUPPORT"),
        ("Chad says that Mali must release the pilots.", "Chad", "Mali", "REQUEST"),
        ("Chad has decided to lift its embargo on Mali.", "Chad", "Mali", "RETREAT"),
        ("Chad imposed sanctions on Mali.", "Chad", "Mali", "COERCE"),
        ("Chad imposed a blockade on Mali.", "Chad", "Mali", "ASSAULT"),
        (
            "The bloc fighting the rebels has freed the pilots of Mali.",
            "The bloc fighting the rebels",
            "Mali",
            "RETREAT",
        ),
    ],
)
def test_between(text: str, actor: str, recipient: str, expected: str | None) -> None:
    one, other = text.index(actor), text.index(recipient)
    assert between(text, (one, one + len(actor)), (other, other + len(recipient))) == expected


def test_the_recipient_may_be_unnamed() -> None:
    assert between("Chad has massed troops along the river.", (0, 4)) == "MOBILIZE"
