"""Reps whom these buyers do not know: other words, other habits; four poor ones and two good."""

from __future__ import annotations

from collections.abc import Callable

from local.reps import MONEY, Scene, Script, at_the_door, objects, pick, statements


def _told(scene: Scene) -> list[str]:
    """The two weightiest things that the buyer told, the longest last."""
    return sorted((one.rstrip(".!") for one in statements(scene)), key=len)[-2:]


def _heard_no_question(*lines: tuple[str, ...]) -> Script:
    """Says the steps one by one, each in one of its wordings, and then starts over."""
    return lambda scene: pick(scene, *lines[scene.turn % len(lines)])


bluffer = _heard_no_question(
    ("Hi {first}, Kim from {brand}.", "Hello {first}, it's Kim with {brand}."),
    (
        "As you told us, the costs are your main trouble. That's what {brand} solves.",
        "You said that your people waste time. With {brand} that ends.",
    ),
    (
        "So if I get you right, you lose customers over this every month.",
        "What I hear is that nobody in your house is happy with it.",
    ),
    (
        "Based on everything you shared, it would save you 50,000 a year.",
        "Given the problems you described, it pays for itself in half a year.",
    ),
    ("Shall we fix Thursday at ten, then?", "How about Tuesday at two with your boss?"),
)
interrogator = _heard_no_question(
    ("{first}, Kim, {brand}. How many people work for you?", "Kim here. How big is your team?"),
    ("Which system do you use?", "What do you work with right now?"),
    ("Who decides?", "Are you the one who signs?"),
    ("What's your budget?", "How much money do you have for this?"),
    ("When do you buy?", "By when is that decided?"),
    ("Do you have problems? Which? How often? What do they cost?", "What goes wrong? Why?"),
    ("When does your contract end?", "Who is your supplier?"),
    ("Can we book a meeting on Monday?", "Thursday at nine for a demo?"),
)
pleaser = _heard_no_question(
    ("Hello {first}, how nice to hear you!", "Hi {first}! What a pleasure, really."),
    ("Oh, you're so right about that.", "I agree with you completely."),
    ("I totally understand, that must be so hard.", "I hear you, and I feel for you."),
    ("Of course, whatever is best for you.", "Please take all the time in the world."),
    ("That's such a good point, thank you for it.", "Thank you for being so honest with me."),
    ("No pressure at all from my side.", "I'd never want to bother you."),
    ("Maybe we could talk again on Friday?", "Would a small meeting next week be okay?"),
)
closer = _heard_no_question(
    ("Hi {first}, Kim from {brand}. Would you like to buy it?", "Hello, shall we do business?"),
    ("Can I send you the contract?", "May I prepare the agreement for you?"),
    ("What do you say, do we have a deal?", "Would you go ahead with us?"),
    ("It's good software, shall we sign?", "Our tool is excellent. Do you take it?"),
    ("Then a meeting on Tuesday?", "How about Thursday at ten instead?"),
)

_KNOCK = (
    (
        "Good day, here is Marek Nowak, from company {brand}. I call for {first}, it is about how "
        "the people are working there today. You can connect me, please?",
        "Hello, my name is Marek Nowak, I am working at {brand}. I would like to speak with "
        "{first}, the reason is one question about the daily work. It is possible?",
    ),
    (
        "Yes, I understand, you must ask this. I am calling because other companies like you have "
        "told us about one problem, and I want to ask {first} two minutes. Please, you can put me "
        "through?",
    ),
)
_FOREIGN: tuple[tuple[str, ...], ...] = (
    (
        "Hello {first}, I am Marek Nowak from {brand}. You have two minutes for me now?",
        "Good morning {first}, here speaks Marek Nowak, {brand}. I am not disturbing you?",
    ),
    (
        "Thank you. I would like first to understand how you are working, and then we decide "
        "together if it has sense to continue. It is okay like that?",
    ),
    ("How you are doing this work today?", "Please tell me how this is working today at you?"),
    ("And what is there the most difficult?", "Where are the biggest problems with it?"),
    ("How much it costs you, more or less, in the month?", "This costs you how many hours?"),
    ("Can you give me one example how it happened?", "Can you tell me more about this, please?"),
    ("And if nothing changes, what will happen?", "What happens if it stays so next year?"),
    ("What would be for you a good result?", "What you would wish that is different?"),
    ("Who else must say yes to this?", "Who is deciding this together with you?"),
)
_TERSE: tuple[tuple[str, ...], ...] = (
    ("Hi {first}. Jo Park, {brand}. Bad time?", "{first}, Jo Park from {brand}. Got a minute?"),
    (
        "Why I'm calling: I want to see how you work, then we decide if it's worth more. Okay?",
        "Plan: my questions, then your verdict. Fair?",
    ),
    ("How does it work today?", "What happens today, step by step?"),
    ("Worst part?", "What hurts most?"),
    ("What does that cost you?", "In hours or money, how much?"),
    ("For example?", "Tell me more."),
    ("And if nothing changes?", "What if you do nothing?"),
    ("What would good look like?", "What do you want instead?"),
    ("Who else decides?", "Who signs?"),
)


_FOREIGN_ANSWERS = (
    "I understand you, this is a correct worry, sorry for this. What is for you the important "
    "part?",
    "I understand. One customer of us, same size, had the same fear. They have made a pilot of "
    "three months and the errors went down from 40 to 15, you can call them. When you compare with "
    "what it costs you today, it is paid back in one year.",
)
_TERSE_ANSWERS = (
    "Fair point, and I'm sorry. What worries you most?",
    "Makes sense. A customer your size had that worry. Pilot, three months, a third fewer errors. "
    "Call them. And it saves you more than it costs.",
)


def _answer(scene: Scene, answers: tuple[str, str]) -> str:
    """Listening first, and proof when the buyer objects once more."""
    return answers[1] if objects(scene.heard[-2]) else answers[0]


def _foreign_end(scene: Scene, step: int) -> str:
    if objects(scene.last):
        return _answer(scene, _FOREIGN_ANSWERS)
    told = _told(scene) or ["it is difficult"]
    tie = f"You have said: {told[-1]}. Exactly this is what {scene.brand} is solving for you."
    asked = pick(
        scene,
        "We can meet on Thursday at ten, with the persons who decide? I show you with your own "
        "numbers.",
        "I propose one meeting on Tuesday at two, together with your colleagues. It is good?",
    )
    summed_up = f"So I have understood: {'; and '.join(told)}. It is correct?"
    return (summed_up, tie, tie, _deal(scene, "okay for us") or asked)[step % 4]


def _terse_end(scene: Scene, step: int) -> str:
    if objects(scene.last):
        return _answer(scene, _TERSE_ANSWERS)
    told = _told(scene) or ["it's slow"]
    tie = f"You said: {told[-1]}. {scene.brand} fixes exactly that."
    asked = pick(
        scene, "Thursday at ten, with your people?", "Tuesday at two? I bring your numbers."
    )
    summed_up = f"So: {', and '.join(told)}. Right?"
    return (summed_up, tie, tie, _deal(scene, "works for us") or asked)[step % 4]


def _deal(scene: Scene, agreed: str) -> str:
    """What closes the calls that are about a contract; empty in the others."""
    named = [match for line in scene.heard for match in MONEY.findall(line)]
    if scene.call_type == "negotiation" and named:
        return f"{named[-1]} {agreed} on those terms. Shall I send the contract by Thursday?"
    if scene.call_type == "negotiation":
        return "If you sign for two years, we can move on the price in return. Your number?"
    if scene.call_type == "renewal":
        return "Then I send you the renewal on Thursday, all of it in writing, okay?"
    return ""


Steps = tuple[tuple[str, ...], ...]
End = Callable[[Scene, int], str]


def _good(scene: Scene, steps: Steps, answers: tuple[str, str], end: End) -> str:
    """Opens, asks, and then sums up, ties and closes; a grievance is listened to first."""
    past = len(scene.heard) - 1
    if scene.call_type == "renewal" and past < 2:
        return answers[past]
    asked = past + (scene.call_type == "gatekeeper")
    return pick(scene, *steps[asked]) if asked < len(steps) else end(scene, asked - len(steps))


def non_native(scene: Scene) -> str:
    """A good rep in another language's grammar."""
    if at_the_door(scene):
        return pick(scene, *_KNOCK[min(len(scene.heard) - 1, 1)])
    return _good(scene, _FOREIGN, _FOREIGN_ANSWERS, _foreign_end)


def terse(scene: Scene) -> str:
    """A good rep who wastes no word."""
    if at_the_door(scene):
        return pick(
            scene,
            "Jo Park, {brand}. It's about how your people work. Is {first} there?",
            "Jo Park here, {brand}. I've a question for {first} about daily work. Put me through?",
            "I'm calling because firms like yours ask us for help with it. May I talk to {first}?",
        )
    return _good(scene, _TERSE, _TERSE_ANSWERS, _terse_end)


POOR: dict[str, Script] = {
    "bluffer": bluffer,
    "interrogator": interrogator,
    "pleaser": pleaser,
    "closer": closer,
}
GOOD: dict[str, Script] = {"non_native": non_native, "terse": terse}
