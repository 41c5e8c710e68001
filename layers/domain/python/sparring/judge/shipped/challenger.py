"""The Challenger way: teach something new, tailor it to the buyer, and keep hold of the course."""

from typing import Any, Final

CHALLENGER: Final[dict[str, Any]] = {
    "name": "Challenger conversation",
    "description": "Give the buyer a reason to think anew: bring an insight, tie it to their own "
    "situation, make the cost of standing still plain, and lead to a next step.",
    "call_types": ["discovery", "demo"],
    "sections": ["Understand", "Teach", "Tailor", "Take the lead"],
    "pass_mark": 2.5,
    "criteria": [
        {
            "criterion_id": "situation_question",
            "section": "Understand",
            "title": "Knows how it is done today",
            "definition": "The rep asks how the buyer does it today before offering a view.",
            "examples_for": [
                "How do you plan your routes at the moment?",
                "Can you walk me through a normal Monday?",
                "Which system do you use for that today?",
                "Who usually checks those figures?",
            ],
            "examples_against": [
                "I know how it works at your place.",
                "How are you today?",
                "Would you like to see a demo?",
            ],
            "weight": 1,
            "signals": ["situation_question"],
        },
        {
            "criterion_id": "teaches",
            "section": "Teach",
            "title": "Brings an insight",
            "definition": "The rep tells something about the buyer's business that others have "
            "learned: a finding, a hidden cost, what happened at a similar company.",
            "examples_for": [
                "What we see at most plants is that the stop itself is cheap; the restart is what "
                "costs.",
                "Most practices think it's the phone, but it turns out that half of the calls ask "
                "the same question.",
                "A company of your size measured it and found that two thirds came from one line.",
            ],
            "examples_against": [
                "Our software is award-winning.",
                "We have the newest dashboard on the market.",
                "Everybody loves our product.",
            ],
            "weight": 2,
            "signals": ["insight_taught"],
        },
        {
            "criterion_id": "shows_evidence",
            "section": "Teach",
            "title": "Backs it up",
            "definition": "The rep backs a claim with a customer, a measured result or something "
            "the buyer can check.",
            "examples_for": [
                "A similar company cut its stops by a third, and you can talk to them.",
                "I have the case study here, with their numbers before and after.",
                "They measured it over three months, and it paid for itself within the year.",
            ],
            "examples_against": [
                "It's simply the best, trust me.",
                "Our tool is best in class.",
                "You will see that it works.",
            ],
            "weight": 1,
            "signals": ["evidence_offered"],
        },
        {
            "criterion_id": "cost_of_standing_still",
            "section": "Teach",
            "title": "Makes the cost of standing still plain",
            "definition": "The rep asks what the present way costs or what happens if nothing "
            "changes.",
            "examples_for": [
                "What happens if nothing changes this year?",
                "What does a day like that cost you?",
                "If you leave it as it is, what does it do to your margins?",
                "How much does that add up to in a quarter?",
            ],
            "examples_against": [
                "You lose money every day, believe me.",
                "What would you pay for our product?",
                "Our price goes up next month.",
            ],
            "weight": 2,
            "signals": ["implication_question", "quantify_question"],
        },
        {
            "criterion_id": "challenges_view",
            "section": "Teach",
            "title": "Challenges the usual view",
            "definition": "The rep questions an assumption of the buyer, politely and with a "
            "reason.",
            "examples_for": [
                "May I push back on that: is it the price, or the time until it pays?",
                "Have you considered what the waiting costs you?",
                "I'd see that differently, because the errors start a step earlier.",
                "What if the phones aren't the problem at all?",
            ],
            "examples_against": [
                "You're wrong about that.",
                "Don't be stupid.",
                "Come on, just say yes.",
            ],
            "weight": 1,
            "signals": ["view_challenged"],
        },
        {
            "criterion_id": "tailors",
            "section": "Tailor",
            "title": "Ties it to what the buyer said",
            "definition": "The rep links the insight or the offer to something that the buyer "
            "said.",
            "examples_for": [
                "You said that the audit takes two days; this is the part that gives you those "
                "days "
                "back.",
                "Because you mentioned the night shift, I'd start with the alarm plan.",
                "That goes back to what you told me about the returns, and there our report helps.",
            ],
            "examples_against": [
                "Our platform fits every industry.",
                "All customers use the same module.",
                "Let me show you the standard demo.",
            ],
            "weight": 2,
            "signals": ["ties_to_need"],
        },
        {
            "criterion_id": "asks_reaction",
            "section": "Tailor",
            "title": "Asks how it looks from their side",
            "definition": "The rep asks the buyer whether what was said fits their situation.",
            "examples_for": [
                "How does that compare with what you see?",
                "Is that the same at your two sites?",
                "Did I get that right?",
                "What do you make of that?",
            ],
            "examples_against": [
                "Great, isn't it?",
                "You agree, I'm sure.",
                "How does thirty percent off sound?",
            ],
            "weight": 1,
            "signals": ["reaction_question"],
        },
        {
            "criterion_id": "leads_on",
            "section": "Take the lead",
            "title": "Leads to a concrete next step",
            "definition": "The rep proposes a specific next step with a day, a time or the people "
            "who should take part.",
            "examples_for": [
                "Let's take your own numbers through this on Thursday at ten.",
                "Can we bring your plant manager in next Tuesday?",
                "I suggest a working session on Friday, two hours, with your planners.",
            ],
            "examples_against": [
                "Think about it and call me.",
                "I could send you some slides.",
                "Perhaps we speak again one day.",
            ],
            "weight": 2,
            "blocker": True,
            "signals": ["next_step"],
        },
    ],
}
