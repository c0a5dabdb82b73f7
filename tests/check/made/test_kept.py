"""What is made can be kept as text."""

import pytest

from builder.check.made.kept import kept, restored
from builder.check.made.practice import practice

F1 = ("F1 = 2*P*R/(P + R)", "symmetric: [P, R]", "value: {at: {P: 0.6, R: 0.3}, is: 0.4, source: s}")


def test_what_is_kept_comes_back_as_it_was(exercise, spotted):
    made = (practice(exercise(*F1)), spotted(*F1))
    assert made[1]
    assert restored(kept(made)) == made


@pytest.mark.parametrize("text", [None, "", "{", '["os.system","x"]', '["Number"]', '["Spot",1]', "[[[]]]"])
def test_a_damaged_text_is_none_of_ours(text):
    with pytest.raises(ValueError):  # noqa: PT011, the text is all there is to say
        restored(text)
