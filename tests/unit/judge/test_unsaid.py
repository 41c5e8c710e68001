"""A behaviour that is refused, imagined or claimed is not shown."""

import pytest

from sparring.judge.intrusion import only_talks_of_it
from sparring.judge.offline import OfflineJudge
from sparring.judge.rubric import rubric_shipped
from sparring.judge.transcript import Turn, normalise

TALK = (
    "I don't want to ask you what the hardest part is, and I will not propose a meeting on "
    "Thursday at ten.",
    "Imagine that I said: shall we meet on Thursday at ten with your head of operations?",
    "A better rep would have asked: what goes wrong most often with your planning?",
    'My script says "So if I understand you right, planning is manual and slips every week."',
    "I asked about the problem, I asked what it costs, I summed up what I heard and I agreed a "
    "next step.",
)
DONE = (
    "I won't ask you to sign anything today, but shall we meet on Thursday at ten?",
    "I won't propose anything before I know how you plan today.",
    "Suppose we meet on Thursday at ten?",
    "A good rep of ours told me that you plan by hand.",
    "I asked Ewa for her figures, and you said that two days go into it each week.",
)


def _verdicts(judge: OfflineJudge, said: str) -> dict[str, str]:
    """Of a call in which the rep pitches, and then says `said`."""
    lines = (
        *("Good morning, this is Tess from Arbor.", "What's this about?"),
        *("We have a platform for scheduling, with a calendar and a report tab.", "Okay."),
        *("It also has dark colours, and a search box that finds what you typed.", "I see."),
        *(f"Everybody likes it, and I will send you a brochure about it. {said}", "Bye."),
    )
    call = [
        Turn(at + 1, "buyer" if at % 2 else "rep", text, at=8.0 * at)
        for at, text in enumerate(lines)
    ]
    given = judge.judge(rubric_shipped("discovery_spin"), call, lambda _done, _of: None)
    return {one.criterion_id: one.verdict for one in given}


@pytest.mark.parametrize("said", TALK)
def test_verdicts_when_the_rep_only_talks_of_it_should_be_as_without_it(
    judge: OfflineJudge, said: str
) -> None:
    plain, talked = _verdicts(judge, ""), _verdicts(judge, said)

    assert [name for name in talked if talked[name] == "yes" != plain[name]] == []


@pytest.mark.parametrize("said", DONE)
def test_sentence_when_it_does_something_should_be_read(said: str) -> None:
    assert not only_talks_of_it(normalise(said))
