"""Negotiation: interests before positions, worth before price, and nothing given for nothing."""

from typing import Any, Final

NEGOTIATION: Final[dict[str, Any]] = {
    "name": "Negotiation",
    "description": "Terms that both can live with: find out what matters behind the number, argue "
    "with what it is worth, trade instead of giving, and write down what was agreed.",
    "call_types": ["negotiation"],
    "sections": ["Understand", "Worth", "Trade", "Agree"],
    "pass_mark": 2.5,
    "criteria": [
        {
            "criterion_id": "asks_interests",
            "section": "Understand",
            "title": "Asks what matters behind the number",
            "definition": "The rep asks what matters to the buyer besides the price, or why a term "
            "matters.",
            "examples_for": [
                "Apart from the price, what matters most to you?",
                "Why is the payment date important for you?",
                "What would a good result look like for you?",
                "If you could change one term in the draft, which would it be?",
            ],
            "examples_against": [
                "What discount do you want?",
                "The price is all that matters, right?",
                "Our terms are standard.",
            ],
            "weight": 2,
            "signals": ["interests_question"],
        },
        {
            "criterion_id": "asks_limits",
            "section": "Understand",
            "title": "Finds out limits and who decides",
            "definition": "The rep asks which number would work, what it is compared with, or who "
            "has to agree.",
            "examples_for": [
                "What number could you sign today?",
                "What are you comparing it with?",
                "Who has to agree before you can sign?",
                "How do you usually decide on terms like these?",
            ],
            "examples_against": [
                "I need to know now.",
                "You can decide that alone, I'm sure.",
                "Are you the decision maker?",
            ],
            "weight": 1,
            "signals": ["number_question", "decision_process_question"],
        },
        {
            "criterion_id": "hears_concerns",
            "section": "Understand",
            "title": "Hears a concern out",
            "definition": "When the buyer objects, the rep asks what is behind it before "
            "answering.",
            "examples_for": [
                "What exactly worries you about the rollout?",
                "Help me understand what's behind the sixty days?",
                "Too high compared with what?",
                "What would you need to see?",
            ],
            "examples_against": [
                "That is our final price.",
                "Why are you so difficult?",
                "Everybody else pays that.",
            ],
            "weight": 1,
            "signals": ["explores_objection"],
        },
        {
            "criterion_id": "puts_a_figure",
            "section": "Worth",
            "title": "Puts a figure on the worth",
            "definition": "The rep asks what the problem costs the buyer, in money, hours or lost "
            "business.",
            "examples_for": [
                "How much does that add up to over a year?",
                "What does one empty room cost you on a weekend like that?",
                "How many hours a month go into it?",
                "And what does that cost you, roughly?",
            ],
            "examples_against": [
                "How much can you spend?",
                "It costs only five hundred a month.",
                "How many licences shall I put down?",
            ],
            "weight": 2,
            "signals": ["quantify_question", "implication_question"],
        },
        {
            "criterion_id": "argues_worth",
            "section": "Worth",
            "title": "Argues with worth, not with price",
            "definition": "The rep sets the price against what the buyer said it costs or brings, "
            "or "
            "backs the worth with a measured result.",
            "examples_for": [
                "Compared with the sixty thousand you lost, it pays for itself in one season.",
                "You said that an empty shelf costs you four hundred thousand a year, and that's "
                "where this helps.",
                "A similar chain cut it by a third within three months.",
            ],
            "examples_against": [
                "We can lower the price even further.",
                "It is the cheapest on the market.",
                "Fine, half price.",
            ],
            "weight": 2,
            "signals": ["value_argued", "evidence_offered", "ties_to_need"],
        },
        {
            "criterion_id": "trades",
            "section": "Trade",
            "title": "Gives only for something in return",
            "definition": "The rep ties a concession to a condition: a term, a volume, a date, a "
            "reference.",
            "examples_for": [
                "If you commit to two years, we can move on the price.",
                "We could include the training if you pay within thirty days.",
                "The number works for us on those terms.",
                "Then I'd need a reference from you in return.",
            ],
            "examples_against": [
                "Okay, make it twenty percent, just for you.",
                "I can throw in three free months.",
                "Whatever it takes, I can come down more.",
            ],
            "weight": 2,
            "blocker": True,
            "signals": ["trade"],
        },
        {
            "criterion_id": "summarises",
            "section": "Agree",
            "title": "Sums up where both stand",
            "definition": "The rep plays back what the buyer needs or what is agreed so far, and "
            "lets the buyer correct it.",
            "examples_for": [
                "Let me sum up: two years, training included, payment after thirty days.",
                "So if I understand you right, the owner has to see it before you sign.",
                "Let me check that I have it: the first summer decides.",
            ],
            "examples_against": [
                "So we agree on everything.",
                "To sum up, our offer is great.",
                "Okay, got it.",
            ],
            "weight": 1,
            "signals": ["summary"],
        },
        {
            "criterion_id": "writes_it_down",
            "section": "Agree",
            "title": "Fixes it in writing with a day",
            "definition": "The rep says what will be sent or signed and by which day, or fixes the "
            "next meeting.",
            "examples_for": [
                "Shall I send you the contract by Thursday?",
                "I'll send the new draft tonight; can we go through it on Monday?",
                "Let's meet on the 14th to sign it.",
            ],
            "examples_against": [
                "We can talk about the details later.",
                "You will hear from me.",
                "Just sign here.",
            ],
            "weight": 1,
            "signals": ["next_step", "plan_agreed"],
        },
    ],
}
