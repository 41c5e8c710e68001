"""Qualification with MEDDICC: is there a deal, who decides, by what, and who helps."""

from typing import Any, Final

QUALIFICATION_MEDDICC: Final[dict[str, Any]] = {
    "name": "Qualification with MEDDICC",
    "description": "Find out whether a deal is real: the figures, the one who can spend, how the "
    "decision is made, the pain behind it, an ally inside, and what else is on the table.",
    "call_types": ["discovery", "demo"],
    "sections": [
        "Metrics",
        "Economic buyer",
        "Decision criteria",
        "Decision process",
        "Identified pain",
        "Champion",
        "Competition",
        "Close",
    ],
    "pass_mark": 2.5,
    "criteria": [
        {
            "criterion_id": "metrics_question",
            "section": "Metrics",
            "title": "Asks for the figure that counts",
            "definition": "The rep asks which number the buyer is measured by or wants to move, or "
            "where that number stands today.",
            "examples_for": [
                "Which figure would have to move for you to call this a success?",
                "What is your churn today, and where should it be?",
                "How do you measure the work of the service team?",
                "What is the target for this year?",
                "How will you know in six months that it was worth it?",
            ],
            "examples_against": [
                "Our customers see a return of four hundred percent.",
                "Do you have any questions so far?",
                "How many seats do you need?",
            ],
            "weight": 2,
            "signals": ["metrics_question"],
        },
        {
            "criterion_id": "metrics_stated",
            "section": "Metrics",
            "title": "The buyer names a figure",
            "definition": "The buyer states a number for the goal, the problem or its cost.",
            "shown_by": "buyer",
            "examples_for": [
                "We lose about 12 percent of the orders at that point.",
                "It takes three people two days every month.",
                "The goal is to get below 24 hours.",
                "Each return costs us roughly 40 euros.",
            ],
            "examples_against": [
                "It costs us quite a lot.",
                "I have ten minutes.",
                "We are a company of 400 people.",
            ],
            "weight": 1,
            "signals": ["figure_stated"],
        },
        {
            "criterion_id": "economic_buyer",
            "section": "Economic buyer",
            "title": "Finds out who can spend",
            "definition": "The rep asks who owns the budget, signs, or can say yes when others say "
            "no.",
            "examples_for": [
                "Who signs a purchase of this size?",
                "Whose budget would this come out of?",
                "Apart from you, who has the last word on spending?",
                "Can you approve that yourself, or does it go to your finance director?",
            ],
            "examples_against": [
                "I assume you are the decision maker.",
                "Who uses the tool every day?",
                "It fits every budget.",
            ],
            "weight": 2,
            "signals": ["economic_buyer_question"],
        },
        {
            "criterion_id": "budget",
            "section": "Economic buyer",
            "title": "Asks about the money",
            "definition": "The rep asks whether money is set aside, how it would be found, or what "
            "range the buyer has in mind.",
            "examples_for": [
                "Is there a budget for this in the current year?",
                "What range did you have in mind?",
                "How do you usually fund a project like this?",
                "Would the money come from operations or from IT?",
            ],
            "examples_against": [
                "The price is 49 euros per user.",
                "We are cheaper than everybody else.",
                "I can give you twenty percent off.",
            ],
            "weight": 1,
            "signals": ["budget_question"],
        },
        {
            "criterion_id": "decision_criteria",
            "section": "Decision criteria",
            "title": "Asks what the choice depends on",
            "definition": "The rep asks which requirements or criteria the buyer will compare "
            "offers by.",
            "examples_for": [
                "What are the three things a supplier must have for you?",
                "How will you compare the offers?",
                "Which requirements are a must and which are nice to have?",
                "What would make you rule a vendor out?",
            ],
            "examples_against": [
                "You should decide for us because we are the best.",
                "What do you think of our logo?",
                "We meet all requirements.",
            ],
            "weight": 2,
            "signals": ["decision_criteria_question"],
        },
        {
            "criterion_id": "decision_process",
            "section": "Decision process",
            "title": "Asks how the decision is made",
            "definition": "The rep asks for the steps, the people or the dates on the way to a "
            "decision.",
            "examples_for": [
                "What are the steps from here to a decision?",
                "Who else needs to be involved before you can go ahead?",
                "By when do you want to have decided?",
                "When you bought your last system, how did that go?",
            ],
            "examples_against": [
                "Our implementation process takes six weeks.",
                "So, can we sign today?",
                "The decision is easy.",
            ],
            "weight": 2,
            "signals": ["decision_process_question"],
        },
        {
            "criterion_id": "paper_process",
            "section": "Decision process",
            "title": "Asks about contract and purchasing",
            "definition": "The rep asks what legal, procurement, security or data protection need "
            "before a contract can be signed.",
            "examples_for": [
                "What does procurement need from us before a contract goes out?",
                "Does your legal team work with its own contract?",
                "Is there a security review, and how long does it take?",
                "Who checks data protection on your side?",
            ],
            "examples_against": [
                "We are certified and fully secure.",
                "I'll send you the contract.",
                "Data protection is important to us.",
            ],
            "weight": 1,
            "signals": ["paper_process_question"],
        },
        {
            "criterion_id": "identified_pain",
            "section": "Identified pain",
            "title": "Uncovers the pain and why now",
            "definition": "The rep asks which problem stands behind the search, what it leads to, "
            "or why it matters now.",
            "examples_for": [
                "What made you look for something new right now?",
                "What happens if you leave it as it is?",
                "What is the biggest problem with the way it works today?",
                "Why is this on your desk this quarter?",
            ],
            "examples_against": [
                "I know exactly what your problem is.",
                "No problem, I can wait.",
                "Everybody in your industry has that problem.",
            ],
            "weight": 2,
            "signals": ["problem_question", "implication_question", "why_now_question"],
        },
        {
            "criterion_id": "champion",
            "section": "Champion",
            "title": "Looks for an ally and tests it",
            "definition": "The rep asks who inside wants this to happen, or asks the buyer to do "
            "something for it, such as an introduction.",
            "examples_for": [
                "Who in your company would gain the most from this?",
                "Would you introduce me to your head of finance?",
                "What do you need from me to argue for this inside?",
                "Who else is pushing for a change?",
            ],
            "examples_against": [
                "I'll call your boss directly.",
                "You will love it.",
                "Please forward my brochure to everyone.",
            ],
            "weight": 2,
            "signals": ["champion_question"],
        },
        {
            "criterion_id": "competition",
            "section": "Competition",
            "title": "Asks about the alternatives",
            "definition": "The rep asks what else the buyer looks at: other suppliers, building it "
            "themselves, or doing nothing.",
            "examples_for": [
                "Which other suppliers are you talking to?",
                "Did you think about building it yourselves?",
                "How do we look beside the others so far?",
                "What speaks for staying with what you have?",
            ],
            "examples_against": [
                "Our competitors are much worse.",
                "Nobody else can do this.",
                "We are the leading supplier.",
            ],
            "weight": 1,
            "signals": ["competition_question"],
        },
        {
            "criterion_id": "next_step",
            "section": "Close",
            "title": "Agrees a concrete next step",
            "definition": "The rep proposes a specific next step with a day, a time or the people "
            "who should take part.",
            "examples_for": [
                "Can we meet on Wednesday with whoever signs, for thirty minutes?",
                "I'll send a plan with dates tonight; shall we go through it on Friday?",
                "Let's put a call with your IT lead in the calendar for next week.",
            ],
            "examples_against": [
                "I'll follow up some time.",
                "Think about it and let me know.",
                "You have my number.",
            ],
            "weight": 1,
            "signals": ["next_step"],
        },
    ],
}
