"""Qualification with BANT: is there a need, who decides, by when, and is there money for it."""

from typing import Any, Final

QUALIFICATION_BANT: Final[dict[str, Any]] = {
    "name": "Qualification with BANT",
    "description": "A quick look at whether a deal can happen: the need and what it costs, who has "
    "the authority, the time that is left, and the budget, in the order in which people talk.",
    "call_types": ["discovery", "demo"],
    "sections": ["Need", "Authority", "Timing", "Budget", "Close"],
    "pass_mark": 2.5,
    "criteria": [
        {
            "criterion_id": "need",
            "section": "Need",
            "title": "Asks what is wrong today",
            "definition": "The rep asks which problem the buyer has with the way it works today.",
            "examples_for": [
                "What is the most tedious part of your stocktaking?",
                "Where do things get stuck between the two teams?",
                "What bothers your drivers about the present plan?",
                "Which complaints reach your desk most often?",
            ],
            "examples_against": [
                "You surely have a problem with your stock.",
                "Our tool solves every problem.",
                "No problem, I can call later.",
            ],
            "weight": 2,
            "blocker": True,
            "signals": ["problem_question"],
        },
        {
            "criterion_id": "need_weight",
            "section": "Need",
            "title": "Asks what the need weighs",
            "definition": "The rep asks what the problem costs, how often it happens, or what it "
            "leads to.",
            "examples_for": [
                "How many orders a week are affected?",
                "What does one such day cost you?",
                "What happens if it stays like this until Christmas?",
                "How much time goes into putting it right?",
            ],
            "examples_against": [
                "That must be expensive for you.",
                "We save you thirty percent.",
                "How many licences do you want?",
            ],
            "weight": 2,
            "signals": ["quantify_question", "implication_question"],
        },
        {
            "criterion_id": "figure_told",
            "section": "Need",
            "title": "The buyer names a figure",
            "definition": "The buyer puts a number on the problem, its cost, or what they aim for.",
            "shown_by": "buyer",
            "examples_for": [
                "About one in ten parcels comes back, that's 300 a month.",
                "It takes two people six hours every week.",
                "We lost 15,000 euros on it last year.",
            ],
            "examples_against": [
                "It happens quite often.",
                "I can give you five minutes.",
                "We started the firm in 1998.",
            ],
            "weight": 1,
            "signals": ["figure_stated"],
        },
        {
            "criterion_id": "authority",
            "section": "Authority",
            "title": "Finds out who decides",
            "definition": "The rep asks who has to agree, who signs, or how such a decision is "
            "made.",
            "examples_for": [
                "Who signs for something of this size?",
                "How do you usually decide on a new supplier?",
                "Who else has to be involved before you can say yes?",
                "Can you decide that on your own, or does the board have a word?",
            ],
            "examples_against": [
                "You look like the decision maker to me.",
                "Can I speak to your boss instead?",
                "The decision should be easy.",
            ],
            "weight": 2,
            "signals": ["economic_buyer_question", "decision_process_question"],
        },
        {
            "criterion_id": "timing",
            "section": "Timing",
            "title": "Asks by when it has to work",
            "definition": "The rep asks for the date or the event by which a solution is needed, "
            "or "
            "what happens if it comes later.",
            "examples_for": [
                "By when does it have to be running?",
                "Is there a deadline that you are working towards?",
                "How soon would you want to start?",
                "When does the old contract have to be replaced?",
            ],
            "examples_against": [
                "When can I call you again?",
                "We can install it in three weeks.",
                "This price is valid until tonight.",
            ],
            "weight": 1,
            "signals": ["timeline_question"],
        },
        {
            "criterion_id": "budget",
            "section": "Budget",
            "title": "Asks about the money",
            "definition": "The rep asks whether there is a budget, where the money would come "
            "from, "
            "or what the buyer is ready to spend.",
            "examples_for": [
                "Is there money set aside for this?",
                "Which budget would it come out of?",
                "What range were you planning to spend?",
                "How do you usually fund a purchase like this?",
            ],
            "examples_against": [
                "It costs less than a coffee a day.",
                "I can make it cheaper for you.",
                "Our price list starts at a hundred euros.",
            ],
            "weight": 1,
            "signals": ["budget_question"],
        },
        {
            "criterion_id": "summarises",
            "section": "Close",
            "title": "Plays back what was heard",
            "definition": "The rep sums up the buyer's need or situation and lets the buyer "
            "correct "
            "it.",
            "examples_for": [
                "Let me check that I have it right: two depots, one planner, and nobody sees the "
                "other's stock.",
                "So if I understand you, the returns are the real issue. Did I get that?",
                "To sum up, you need it before the season and Ms Voss signs.",
            ],
            "examples_against": [
                "To sum up, we offer three packages.",
                "Okay, understood.",
                "Right, so let me tell you about us.",
            ],
            "weight": 1,
            "signals": ["summary"],
        },
        {
            "criterion_id": "next_step",
            "section": "Close",
            "title": "Agrees a concrete next step",
            "definition": "The rep proposes a specific next step with a day, a time or the people "
            "who should take part.",
            "examples_for": [
                "Shall we meet on Thursday with whoever signs?",
                "Could we go through your numbers on Monday at two?",
                "Let's put half an hour in the calendar for next week.",
            ],
            "examples_against": [
                "I'll be in touch.",
                "Send me a message if you like.",
                "We could stay in contact.",
            ],
            "weight": 1,
            "signals": ["next_step"],
        },
    ],
}
